package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Statistics;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some neighbouring small rows, each a column. What leads from a row's elements to its rstd is one long chain, fold after
 * fold and then a root and a quotient, and so is longer than the processor looks ahead: pass by pass over many rows, it finds
 * others to go on with, and folds, roots and quotients of several rows at once. RMS forward over rows of 64 takes 0.59 of the time.
 *
 * @param row the pooled axis
 * @param together of how many rows a method finds sums
 */
record RowBlock(KernelPlan plan, Width width, NestAxis row, int together) implements SideBySide {

    /** So many rows of 64 elements and their outputs stay in the first-level cache. */
    private static final int ROWS = 64;

    private static final String COLUMNS = "columns";

    /** Such blocks, fastest first, for outputs whose activation would not hide the chain. */
    static Stream<RowBlock> of(KernelPlan plan, Width width, Recipe recipe) {
        NestAxis row = plan.nest().innermost();
        if (row.isDynamic() || row.constantSize() % width.lanes() != 0 || !isFor(plan, recipe)) {
            return Stream.empty();
        }
        int most = width.rowsAtOnce(row.constantSize());
        return IntStream.of(width.wideLanes(), most)
                .filter(together -> most > 1 && together > 1)
                .mapToObj(together -> new RowBlock(plan, width, row, together));
    }

    /** Whether the sums of rows that a method handles fill a vector, which goes to an array as it is. */
    boolean fillsVectors() {
        return together == width.wideLanes() && together > 2;
    }

    /** How many rows' outputs go side by side, whose numbers have to stay in registers. */
    int outputsTogether() {
        return Math.min(together, 4);
    }

    /** Whether a recipe gains. */
    static boolean isFor(KernelPlan plan, Recipe recipe) {
        return recipe.statistics() == Statistics.KEPT
                && !recipe.isBackward()
                && !plan.spec().isActivated();
    }

    @Override
    public NestAxis rows() {
        return row;
    }

    @Override
    public boolean countsRows() {
        return false;
    }

    @Override
    public String columns() {
        return COLUMNS;
    }

    @Override
    public String most() {
        return String.valueOf(ROWS);
    }

    @Override
    public int numbersAtOnce() {
        return width.lanes();
    }

    @Override
    public boolean sharesArrays() {
        return true;
    }

    @Override
    public boolean hasAffineStart() {
        return false;
    }

    @Override
    public Addressing at(String place) {
        return new Addressing(
                plan.nest(),
                Addressing.STATISTIC_START,
                Index.of(place),
                Index.of(""),
                Index.of(Index.sum(Names.STATISTIC, ColumnNumbers.COLUMN)),
                true,
                true);
    }
}
