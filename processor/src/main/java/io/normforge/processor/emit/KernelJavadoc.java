package io.normforge.processor.emit;

import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Width;

/** The words of a kernel's Javadoc. */
final class KernelJavadoc {

    private KernelJavadoc() {}

    static String of(KernelPlan plan, Width width) {
        String how = width.isVector() ? width.bits() + "-bit vectors" : "plain Java";
        return "The kernel of " + plan.spec().title() + " for " + LayerJavadoc.shape(plan.shape()) + " in " + how
                + ": {@code " + plan.canonical() + "}.\n\n<p>" + order(plan);
    }

    private static String order(KernelPlan plan) {
        String sums = plan.nest().inRows()
                ? "A row is added up in 32 partial sums, the element at i to number i mod 32, which are then folded by"
                        + " halves"
                : "A column is added up in order, in blocks of 64";
        return sums + ": the order, and so every bit of the result, is the same in every back end.";
    }
}
