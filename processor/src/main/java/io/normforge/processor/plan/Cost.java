package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;

/**
 * What a call costs, read off its recipes.
 *
 * @param flops an element; a fused multiply-add is two
 * @param bytes an element, between memory and cache, beside the parameters
 */
public record Cost(long flops, int bytes) {

    /** The cost of a kernel's method. */
    public static Cost of(Entry entry) {
        return new Cost(
                entry.stages().stream().mapToLong(Cost::flops).sum(),
                entry.streams().size() * Float.BYTES);
    }

    private static long flops(Recipe recipe) {
        return recipe.passes().stream()
                .flatMap(pass -> pass.body().stream())
                .mapToLong(Cost::flops)
                .sum();
    }

    private static long flops(Node node) {
        if (node instanceof Let let) {
            return flops(let.value());
        }
        if (node instanceof Store store) {
            return flops(store.value());
        }
        if (node instanceof Accumulate accumulate) {
            return flops(accumulate.addend()) + (accumulate.factor() == null ? 1 : 2 + flops(accumulate.factor()));
        }
        return 0;
    }

    private static long flops(Expr expr) {
        return expr.all()
                .mapToLong(each -> each.op() == Op.FMA ? 2 : each.op().isArithmetic() && each.op() != Op.ROUND ? 1 : 0)
                .sum();
    }
}
