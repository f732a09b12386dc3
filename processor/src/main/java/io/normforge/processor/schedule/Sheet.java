package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import java.util.List;

/**
 * Rows of memory each of which has one element of every statistic: the layout of channels last. One sheet is all that
 * statistics side by side pool.
 *
 * @param rows the pooled axis
 * @param inRow the innermost axis
 */
record Sheet(KernelPlan plan, Width width, NestAxis rows, NestAxis inRow) implements SideBySide {

    /** How many rows are added in float. */
    static final int BLOCK = ColumnPieces.BLOCK;

    /** How many rows make a piece. */
    static final int PIECE = BLOCK * ColumnPieces.BLOCKS;

    /** How many rows a call is for. */
    static final String ROWS = "rows";

    /** The first column that is not done yet. */
    static final String FROM = "from";

    /** Fewer columns fit a tile, which is then all of a row, and as much in the order of memory. */
    private static final int FEWEST_COLUMNS = 16;

    /** Fewer rows are still in the first-level cache when the next columns need them. */
    private static final int FEWEST_ROWS = 64;

    /** Floats in a cache line. */
    private static final int LINE = 16;

    static final List<Slot> ONE = List.of(Slot.whole("", 0));

    /** Whether a shape is of sheets that are worth it. */
    static boolean isOf(KernelPlan plan) {
        Nest nest = plan.nest();
        NestAxis columns = nest.innermost();
        boolean isSheet = !nest.inRows()
                && nest.reduced().size() == 1
                && !columns.isDynamic()
                && nest.axes().indexOf(nest.reduced().get(0)) == nest.axes().size() - 2;
        NestAxis rows = nest.reduced().get(0);
        return isSheet
                && !rows.axis().affine()
                && (columns.axis().affine() || !plan.spec().hasGamma())
                && columns.constantSize() >= FEWEST_COLUMNS
                && (rows.isDynamic() || rows.constantSize() > FEWEST_ROWS);
    }

    static Sheet of(KernelPlan plan, Width width) {
        return new Sheet(plan, width, plan.nest().reduced().get(0), plan.nest().innermost());
    }

    @Override
    public String columns() {
        return inRow.size();
    }

    @Override
    public String most() {
        return columns();
    }

    @Override
    public boolean hasAffineStart() {
        return outer().stream().anyMatch(axis -> axis.axis().affine());
    }

    /** The kept axes around it. */
    List<NestAxis> outer() {
        return plan.nest().kept().subList(0, plan.nest().kept().size() - 1);
    }

    /** Whether a sum may have several pieces. */
    boolean hasPieces() {
        return rows.isDynamic() || rows.constantSize() > PIECE;
    }

    /** Whether this is plain code for which some width leaves columns; its methods then take the first of them. */
    boolean takesRest() {
        return !width.isVector() && leavesColumns();
    }

    private boolean leavesColumns() {
        return inRow.constantSize() % Width.VECTORS.get(0).lanes() != 0;
    }

    /** The columns that this width does not leave. */
    private int whole() {
        return inRow.constantSize() / width.lanes() * width.lanes();
    }

    /** Whether this is a width that leaves some. */
    boolean leaves() {
        return whole() < inRow.constantSize();
    }

    /** The first column that is left to plain code. */
    String rest() {
        return String.valueOf(whole());
    }

    /**
     * The columns of one round. Two vectors of them are handled at once where both fill a row: of a large sheet, that takes up to
     * half the time, for memory is then read and written in longer runs.
     */
    List<Slot> slots() {
        boolean two = width.isVector() && width.tile() > 1 && whole() % (2 * width.lanes()) == 0;
        return two ? List.of(Slot.whole("", 0), Slot.whole("Next", width.lanes())) : ONE;
    }

    /**
     * Whether there may be so many rows that they come from memory, and vectors are smaller than a cache line: outputs then take 0.6 to
     * 0.9 of the time row by row, as one stream of stores. A vector of a whole line is better off with the numbers of a column read once
     * for four rows.
     *
     * @param arrays how many arrays have them
     */
    boolean mayComeFromMemory(int arrays) {
        boolean many = rows.isDynamic() || rows.constantSize() > rowsInCache(arrays);
        return many && width.isVector() && width.lanes() < LINE;
    }

    /** How many rows stay in the last cache. */
    int rowsInCache(int arrays) {
        return LastCache.OF_SHEETS.elements(arrays) / inRow.constantSize();
    }

    /** A loop over columns, a round after the other. */
    Node acrossColumns(List<Node> body) {
        String from = takesRest() ? FROM : "0";
        String end = leaves() ? rest() : inRow.size();
        return new Loop(ColumnNumbers.COLUMN, from, end, slots().size() * width.lanes(), body);
    }

    /**
     * The place of a column, a row or some below the one where the call's rows start.
     *
     * @param row how far that is, as an int expression; empty for no distance
     */
    @Override
    public Addressing at(String row) {
        return new Addressing(
                plan.nest(),
                Addressing.STATISTIC_START,
                Index.of(Index.sum(row, ColumnNumbers.COLUMN)),
                Index.of(Index.sum(hasAffineStart() ? "affineAt" : "", ColumnNumbers.COLUMN)),
                Index.of(Index.sum(Names.STATISTIC, ColumnNumbers.COLUMN)),
                inRow.axis().affine(),
                true);
    }
}
