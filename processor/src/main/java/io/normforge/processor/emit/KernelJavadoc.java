package io.normforge.processor.emit;

import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Width;

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
                ? "A row is added up in strips of 64 elements: eight sums of eight in float, each as a tree, which are then"
                        + " added in double"
                : "A column is added up in order: four elements in float, and what that gives in double";
        return sums + ": the order, and so every bit of the result, is the same in every back end.";
    }
}
