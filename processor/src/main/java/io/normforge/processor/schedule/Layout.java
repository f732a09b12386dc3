package io.normforge.processor.schedule;

import io.normforge.processor.plan.KernelPlan;

/** How the elements of statistics lie, and so which schedule takes them; the fastest first, and one for all others last. */
enum Layout {
    /** In planes, one of each sample; small ones, in vectors over arrays. */
    PLANES,
    /** Side by side. */
    ROWS,
    /** In rows of memory that have one element of every statistic, and are many. */
    SHEETS,
    /** Apart, in whatever way. */
    COLUMNS;

    static Layout of(KernelPlan plan, Width width) {
        if (plan.nest().inRows()) {
            return Planes.isOf(plan, width) ? PLANES : ROWS;
        }
        return Sheet.isOf(plan) ? SHEETS : COLUMNS;
    }
}
