package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recipe in two methods, where one would be too large: its last pass, which writes, and all before it.
 *
 * @param rest ends with a call of the other, to which it hands what it has found
 * @param output writes
 */
record OutputApart(Recipe rest, Recipe output) {

    /** Whether the last pass writes, rather than pools, and there is anything before it that goes over the elements. */
    static boolean isPossible(Recipe recipe) {
        List<Pass> passes = recipe.passes();
        int last = passes.size() - 1;
        return passes.get(last).sums().isEmpty()
                && passes.subList(0, last).stream().anyMatch(Pass::hasBody);
    }

    /**
     * The two recipes.
     *
     * @param call of the method made from the second
     */
    static OutputApart of(Recipe recipe, Function<Recipe, String> call) {
        List<Pass> passes = new ArrayList<>(recipe.passes());
        Pass last = passes.remove(passes.size() - 1);
        Recipe output = new Recipe(
                recipe.name() + (recipe.isBackward() ? "Inputs" : "Output"),
                last.note() + ", once the statistics are known",
                streams(recipe, last),
                Statistics.PASSED,
                List.of(last));
        passes.add(new Pass("", List.of(), List.of(), List.of(new Step.Call(call.apply(output)))));
        Recipe rest = new Recipe(recipe.name(), recipe.summary(), recipe.streams(), recipe.statistics(), passes);
        return new OutputApart(rest, output);
    }

    /** Those that the pass touches, in the order of the arguments. */
    static List<String> streams(Recipe recipe, Pass pass) {
        Set<String> touched = pass.body().stream().flatMap(OutputApart::arrays).collect(Collectors.toSet());
        return recipe.streams().stream().filter(touched::contains).toList();
    }

    private static Stream<String> arrays(Node node) {
        Stream<String> read = NeededLets.expressions(node)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.LOAD)
                .map(Expr::name);
        return node instanceof Store store ? Stream.concat(Stream.of(store.array()), read) : read;
    }
}
