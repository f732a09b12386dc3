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

    /** How many vectors of elements a method adds up: of 48, the JIT has to think for a second. */
    private static final int MOST_VECTORS = 32;

    private static final String COLUMNS = "columns";

    /** Such blocks, fastest first, for outputs whose activation would not hide the chain. */
    static Stream<RowBlock> of(KernelPlan plan, Width width, Recipe recipe) {
        NestAxis row = plan.nest().innermost();
        if (!width.isVector() || !isSmall(row, width) || plan.spec().isActivated()) {
            return Stream.empty();
        }
        boolean isFor =
                recipe.isBackward() ? isForBackward(plan, width, recipe) : recipe.statistics() == Statistics.KEPT;
        return IntStream.of(width.wideLanes(), 4, 2)
                .filter(together -> isFor && together * width.vectors(row.constantSize()) <= MOST_VECTORS)
                .mapToObj(together -> new RowBlock(plan, width, row, together));
    }

    private static boolean isSmall(NestAxis row, Width width) {
        return !row.isDynamic()
                && row.constantSize() % width.lanes() == 0
                && row.constantSize() <= RowLowering.STRAIGHT_LIMIT;
    }

    /** Whether the sums of rows that a method handles fill a vector, which goes to an array as it is. */
    boolean fillsVectors() {
        return together == width.wideLanes() && together > 2;
    }

    /** How many rows' outputs go side by side, whose numbers have to stay in registers. */
    int outputsTogether() {
        return Math.min(together, 4);
    }

    /**
     * Where γ is, for without it calls may be shared out in smaller parts than the rows of a vector, and where a row has the number of
     * its statistic, which then tells where blocks of gradients end: a gate adds to its own after the rows have. The 32 registers of 512 bits keep x̂ and g of two rows from
     * their sums to dx, which takes 0.8 to 0.9 of the time.
     */
    private static boolean isForBackward(KernelPlan plan, Width width, Recipe recipe) {
        return recipe.statistics() == Statistics.READ
                && width.lanes() <= 8
                && plan.spec().hasGamma()
                && plan.nest().rounds() == null
                && !plan.spec().gatesResidual()
                && recipe.passes().stream().anyMatch(pass -> !pass.sums().isEmpty());
    }

    /** Of how many rows a block is a multiple: backward reads what was kept of as many as a vector has floats. */
    int unit(Recipe recipe) {
        return recipe.isBackward() ? width.lanes() : together;
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
    public boolean sharesParameters() {
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
