package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Goal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Several rows that lie side by side, a few at a time.
 *
 * @param rows how many, or of how many a multiple
 * @param most how many at most; more than rows where a call says how many
 * @param methods what handles them, then what it calls
 * @param arrays in which numbers wait, for all rows of a call
 * @param shared what the method takes besides what one for a row does, and how many rows they are
 * @param goesOnAlone whether it calls the method for a single row's output, once gradients have been added to
 * @param taken which rows they are
 */
record SideBySideRows(
        int rows,
        int most,
        List<Method> methods,
        List<Node> arrays,
        List<Parameter> shared,
        boolean goesOnAlone,
        TakenRows taken) {

    SideBySideRows(int rows, List<Method> methods, boolean goesOnAlone, TakenRows taken) {
        this(rows, rows, methods, List.of(), List.of(), goesOnAlone, taken);
    }

    /** Several rows at a time, where rows lie side by side: small ones in straight-line code, others where {@link OutputTogether} does. */
    static Optional<SideBySideRows> of(KernelPlan plan, Width width, Recipe recipe) {
        if (recipe.statistics() == Recipe.Statistics.UNUSED || !areNeighbours(plan)) {
            return Optional.empty();
        }
        return block(plan, width, recipe)
                .or(() -> small(plan, width, recipe))
                .or(() -> OutputTogether.of(plan, width, recipe));
    }

    /** Pass by pass, where that pays. */
    private static Optional<SideBySideRows> block(KernelPlan plan, Width width, Recipe recipe) {
        return RowBlock.of(plan, width, recipe)
                .map(block -> of(block, recipe))
                .filter(several -> several.methods().stream().allMatch(width::takes))
                .findFirst();
    }

    private static SideBySideRows of(RowBlock block, Recipe recipe) {
        Signature signature = new Signature(block.plan().spec(), block.plan().nest(), block.width());
        RowBlockLowering lowering = new RowBlockLowering(block, signature, recipe);
        return new SideBySideRows(
                block.unit(recipe),
                Integer.parseInt(block.most()),
                lowering.methods(),
                lowering.arrays(),
                lowering.shared(),
                false,
                TakenRows.near(block.row(), "", lowering.methods().get(0).parameters()));
    }

    /** As many as make a small enough method. */
    private static Optional<SideBySideRows> small(KernelPlan plan, Width width, Recipe recipe) {
        if (plan.nest().innermost().isDynamic()) {
            return Optional.empty();
        }
        int most = width.rowsAtOnce(plan.nest().innermost().constantSize());
        return IntStream.of(4, 2)
                .filter(rows -> rows <= most)
                .mapToObj(rows -> small(plan, recipe, rows, method(plan, width, recipe, rows)))
                .filter(several -> width.takes(several.methods().get(0)))
                .findFirst();
    }

    private static SideBySideRows small(KernelPlan plan, Recipe recipe, int rows, Method method) {
        TakenRows taken = TakenRows.near(plan.nest().innermost(), "", method.parameters());
        return new SideBySideRows(rows, List.of(method), recipe.addsBeforeItHandsOver(), taken);
    }

    /** Whether it ends the blocks of gradients that its rows fill. */
    boolean endsGradientBlocks() {
        return shared.stream().anyMatch(parameter -> parameter.type() == Kind.GRADIENTS);
    }

    /** Whether a call says how many. */
    boolean isCounted() {
        return most > rows;
    }

    /** Names the method for all of them. */
    String method() {
        return methods.get(0).name();
    }

    private static Method method(KernelPlan plan, Width width, Recipe recipe, int rows) {
        Signature signature = new Signature(plan.spec(), plan.nest(), width);
        Function<Goal, List<String>> singleCalls = goal -> singleCalls(
                signature, goal == Goal.OUTPUT && recipe.addsBeforeItHandsOver() ? recipe.outputAlone() : recipe, rows);
        List<Node> body = new StraightRows(plan.nest(), recipe, width, rows, singleCalls).body();
        return new Method(
                name(recipe, rows),
                Arithmetic.FLOAT,
                false,
                (rows == 2 ? "Two" : "Four") + " rows side by side: " + recipe.summary() + ".",
                signature.statistic(recipe),
                body);
    }

    static String name(Recipe recipe, int rows) {
        return recipe.name() + (rows == 2 ? "TwoRows" : "FourRows");
    }

    /** Calls that handle each of the rows alone. */
    static List<String> singleCalls(Signature signature, Recipe single, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> signature.callRow(single.name() + "Row", signature.statistic(single), row))
                .toList();
    }

    /** Whether rows lie side by side, are of one length and of a statistic each, and share their parameters. */
    private static boolean areNeighbours(KernelPlan plan) {
        Nest nest = plan.nest();
        boolean neighbours = nest.inRows()
                && nest.kept().size() == 1
                && nest.reduced().size() == 1
                && plan.statisticAxes().equals(nest.kept());
        boolean sameParameters = !nest.hasAffineStart()
                && (!plan.spec().hasGamma() || nest.innermost().axis().affine());
        return neighbours && sameParameters;
    }
}
