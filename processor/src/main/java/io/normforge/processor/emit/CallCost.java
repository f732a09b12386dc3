package io.normforge.processor.emit;

import io.normforge.Residual;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.NormSpec;

/** What a forward call costs, read off its recipe. */
final class CallCost {

    private CallCost() {}

    static String of(NormSpec spec, KernelPlan plan) {
        Entry forward = plan.entries().get(0);
        long flops = forward.stages().stream().mapToLong(CallCost::flops).sum();
        int bytes = forward.streams().size() * Float.BYTES;
        String elements = CanonicalShape.describe(plan.canonical().elements());
        int apart = bytesApart(spec);
        String instead = apart > bytes ? " As passes of their own, the steps would move " + apart + "." : "";
        return "<p>A forward call over " + elements + " elements finds "
                + CanonicalShape.describe(plan.canonical().statistics()) + " statistics of "
                + CanonicalShape.describe(plan.canonical().pooled()) + " elements each, computes " + flops
                + " flops an element and moves " + bytes + " bytes an element between memory and cache"
                + (spec.hasGamma() ? ", beside the parameters." : ".") + instead;
    }

    /** The normalization and the activation read one array and write one; an addition and a product read two. */
    private static int bytesApart(NormSpec spec) {
        int oneByOne = 2 * Float.BYTES;
        int twoByOne = 3 * Float.BYTES;
        return oneByOne
                + (spec.residual() == Residual.NONE ? 0 : twoByOne)
                + (spec.isActivated() ? oneByOne : 0)
                + (spec.gate() ? twoByOne : 0);
    }

    private static long flops(Recipe recipe) {
        return recipe.passes().stream()
                .flatMap(pass -> pass.body().stream())
                .mapToLong(CallCost::flops)
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

    /** A fused multiply-add is two. */
    private static long flops(Expr expr) {
        return expr.all()
                .mapToLong(each -> each.op() == Op.FMA ? 2 : each.op().isArithmetic() && each.op() != Op.ROUND ? 1 : 0)
                .sum();
    }
}
