package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
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
 * Several small rows that lie side by side, in one method: as many as make a small enough one.
 *
 * @param rows how many
 * @param method what handles them
 */
record SideBySideRows(int rows, Method method) {

    /** Several rows at a time, where rows are small and lie side by side; as many as make a small enough method. */
    static Optional<SideBySideRows> of(KernelPlan plan, Width width, Recipe recipe) {
        if (recipe.statistics() == Recipe.Statistics.UNUSED) {
            return Optional.empty();
        }
        return IntStream.of(4, 2)
                .filter(rows -> rows <= mostRowsAtOnce(plan, width))
                .mapToObj(rows -> new SideBySideRows(rows, method(plan, width, recipe, rows)))
                .filter(several -> width.takes(several.method()))
                .findFirst();
    }

    private static Method method(KernelPlan plan, Width width, Recipe recipe, int rows) {
        Signature signature = new Signature(plan.spec(), plan.nest());
        Function<Goal, List<String>> singleCalls = goal -> {
            Recipe single = goal == Goal.OUTPUT && recipe.addsBeforeItHandsOver() ? recipe.outputAlone() : recipe;
            return IntStream.range(0, rows)
                    .mapToObj(row -> signature.callRow(single.name() + "Row", signature.statistic(single), row))
                    .toList();
        };
        List<Node> body = new StraightRows(plan.nest(), recipe, width, rows, singleCalls).body();
        String name = recipe.name() + (rows == 2 ? "TwoRows" : "FourRows");
        return new Method(
                name,
                Arithmetic.FLOAT,
                false,
                (rows == 2 ? "Two" : "Four") + " rows side by side: " + recipe.summary() + ".",
                signature.statistic(recipe),
                body);
    }

    /** One, unless neighbouring rows lie side by side and share their parameters. */
    private static int mostRowsAtOnce(KernelPlan plan, Width width) {
        Nest nest = plan.nest();
        boolean neighbours =
                nest.inRows() && nest.kept().size() == 1 && nest.reduced().size() == 1;
        boolean sameParameters = !nest.hasAffineStart()
                && (!plan.spec().hasGamma() || nest.innermost().axis().affine());
        return neighbours && sameParameters && !nest.innermost().isDynamic()
                ? width.rowsAtOnce(nest.innermost().constantSize())
                : 1;
    }
}
