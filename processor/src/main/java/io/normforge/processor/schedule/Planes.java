package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import java.util.List;

/**
 * Statistics that pool small planes, one of each sample: the layout of channels first, deep in a network. Statistic by statistic,
 * a kernel would jump by a sample's size after every few hundred bytes, where no prefetcher follows: BATCH's backward of
 * 7×7 planes takes half as long in blocks of channels, which lie side by side in each sample.
 *
 * @param rows the samples, which are pooled
 * @param inRow the channels, one column each
 * @param plane the innermost axis, which is pooled
 */
record Planes(KernelPlan plan, Width width, NestAxis rows, NestAxis inRow, NestAxis plane) implements SideBySide {

    /** Smaller planes than that may end within a vector. */
    private static final int SMALLEST = 17;

    /** Larger ones are more than a piece of a sum. */
    private static final int LARGEST = Pieces.STRIPS * Width.STRIP;

    /**
     * Larger ones are long enough for the prefetcher, so in vectors over arrays nothing is gained that pays for sums that wait: 1 KiB.
     * Plain code takes two thirds of the time also of 56×56, as a plane's sums are methods of their own ({@link PlaneStrips}); and
     * over segments the JIT has room for slices in methods as small as those of planes alone.
     */
    private static final int LARGEST_IN_VECTORS = 256;

    /** How much of a sample a block takes: 8 KiB, so that 100 samples of two arrays stay in the second-level cache. */
    private static final int ELEMENTS = 2_048;

    /**
     * The same in plain code, 1 MiB: it is slower than memory, and loses more where a pass jumps to the next sample, as no
     * prefetcher follows, than where it reads again.
     */
    private static final int PLAIN_ELEMENTS = 262_144;

    private static final String COLUMNS = "columns";

    /** Whether a shape is of such planes. */
    static boolean isOf(KernelPlan plan, Width width) {
        int largest = width.isVector() && !width.isOnSegments() ? LARGEST_IN_VECTORS : LARGEST;
        List<NestAxis> axes = plan.nest().axes();
        return axes.size() == 3
                && plan.nest().reduced().equals(List.of(axes.get(0), axes.get(2)))
                && plan.nest().reduced().stream().noneMatch(axis -> axis.axis().affine())
                && (axes.get(1).axis().affine() || !plan.spec().hasGamma())
                && !axes.get(1).isDynamic()
                && !axes.get(2).isDynamic()
                && axes.get(2).constantSize() >= SMALLEST
                && axes.get(2).constantSize() <= largest;
    }

    static Planes of(KernelPlan plan, Width width) {
        List<NestAxis> axes = plan.nest().axes();
        return new Planes(plan, width, axes.get(0), axes.get(1), axes.get(2));
    }

    /** How many channels the blocks of vector kernels have. */
    static int smallestBlock(KernelPlan plan) {
        return of(plan, Width.PLAIN).channels(ELEMENTS);
    }

    /** How many channels a block has. */
    int block() {
        return channels(width.isVector() ? ELEMENTS : PLAIN_ELEMENTS);
    }

    private int channels(int elements) {
        int most = Math.max(1, elements / plane.constantSize());
        return Math.min(Integer.highestOneBit(most), inRow.constantSize());
    }

    @Override
    public String columns() {
        return COLUMNS;
    }

    @Override
    public String most() {
        return String.valueOf(block());
    }

    @Override
    public boolean hasAffineStart() {
        return inRow.axis().affine();
    }

    @Override
    public Addressing at(String row) {
        return new Addressing(
                plan.nest(),
                Addressing.STATISTIC_START,
                Index.of(row),
                Index.of(Index.sum("affineAt", ColumnNumbers.COLUMN)),
                Index.of(Index.sum(Names.STATISTIC, ColumnNumbers.COLUMN)),
                true,
                true);
    }

    /** How many samples make a piece of a sum. */
    Pieces pieces() {
        return Pieces.of(plan.nest().reduced());
    }

    /** The nest of a block's elements, in which its channels are an axis to go along like that of the samples. */
    Nest ofElements() {
        return new Nest(List.of(rows, inRow.withVariable(ColumnNumbers.COLUMN), plane));
    }
}
