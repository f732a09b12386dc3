package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Statistics;
import java.util.Optional;

/**
 * Some neighbouring small rows, each a column. What leads from a row's elements to its rstd is one long chain, fold after
 * fold and then a root and a quotient, and so is longer than the processor looks ahead: pass by pass over sixteen rows, it finds
 * others to go on with. LAYER's forward over rows of 64 takes two thirds of the time.
 *
 * @param row the pooled axis
 * @param together how many rows a method handles
 */
record RowBlock(KernelPlan plan, Width width, NestAxis row, int together) implements SideBySide {

    private static final int ROWS = 32;

    private static final String COLUMNS = "columns";

    /** Such a block, for statistics of two passes and outputs whose activation would not hide the chain. */
    static Optional<RowBlock> of(KernelPlan plan, Width width, Recipe recipe) {
        NestAxis row = plan.nest().innermost();
        if (row.isDynamic()) {
            return Optional.empty();
        }
        int together = width.rowsAtOnce(row.constantSize());
        boolean fits = together > 1 && row.constantSize() % width.lanes() == 0;
        return fits && isFor(plan, recipe) ? Optional.of(new RowBlock(plan, width, row, together)) : Optional.empty();
    }

    /** Whether a recipe gains. */
    static boolean isFor(KernelPlan plan, Recipe recipe) {
        return recipe.statistics() == Statistics.KEPT
                && !recipe.isBackward()
                && plan.spec().preset().centred()
                && !plan.spec().isActivated()
                && recipe.passes().stream()
                                .filter(pass -> !pass.sums().isEmpty())
                                .count()
                        > 1;
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
