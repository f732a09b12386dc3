package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;

/**
 * What an entry costs for each element, read off its recipes.
 *
 * @param flops what is computed; a fused multiply-add is two
 * @param bytes what moves between memory and cache, beside the parameters
 */
public record Cost(long flops, int bytes) {

    /** The cost of an entry. */
    public static Cost of(Entry entry) {
        long flops = entry.stages().stream()
                .flatMap(recipe -> recipe.passes().stream())
                .flatMap(pass -> pass.body().stream())
                .mapToLong(Cost::flops)
                .sum();
        return new Cost(flops, entry.streams().size() * Float.BYTES);
    }

    private static long flops(Node node) {
        if (node instanceof Let let) {
            return flops(let.value());
        }
        if (node instanceof Store store) {
            return flops(store.value());
        }
        if (node instanceof Accumulate accumulate) {
            return added(accumulate.addend(), accumulate.factor());
        }
        if (node instanceof AddTo add) {
            return added(add.addend(), add.factor());
        }
        return 0;
    }

    /** An addition, or with a factor a fused multiply-add. */
    private static long added(Expr addend, Expr factor) {
        return flops(addend) + (factor == null ? 1 : 2 + flops(factor));
    }

    private static long flops(Expr expr) {
        return expr.all()
                .mapToLong(each -> each.op() == Op.FMA ? 2 : each.op().isArithmetic() && each.op() != Op.ROUND ? 1 : 0)
                .sum();
    }
}
