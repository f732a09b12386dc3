package io.normforge.processor.emit;

import io.normforge.Residual;
import io.normforge.processor.plan.Cost;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.spec.CanonicalShape;
import io.normforge.processor.spec.NormSpec;

/** What a forward call costs, in words. */
final class CostSentence {

    private CostSentence() {}

    static String of(NormSpec spec, KernelPlan plan) {
        Cost cost = Cost.of(plan.entries().get(0));
        String elements = CanonicalShape.describe(plan.canonical().elements());
        int apart = bytesApart(spec);
        String instead = apart > cost.bytes() ? " As passes of their own, the steps would move " + apart + "." : "";
        return "<p>A forward call over " + elements + " elements finds "
                + CanonicalShape.describe(plan.canonical().statistics()) + " statistics of "
                + CanonicalShape.describe(plan.canonical().pooled()) + " elements each, computes " + cost.flops()
                + " flops an element and moves " + cost.bytes() + " bytes an element between memory and cache"
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
}
