package io.normforge.processor.schedule;

import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A backward recipe in two methods, where one would be too large: the gradients of γ and β, and the rest.
 *
 * @param gradients adds to dγ and dβ
 * @param rest calls it before it writes dx
 */
record GradientsApart(Recipe gradients, Recipe rest) {

    /** Whether there is anything to take apart. */
    static boolean isPossible(Recipe recipe) {
        return recipe.statistics() == Statistics.READ
                && recipe.passes().get(1).body().stream().anyMatch(AddTo.class::isInstance);
    }

    /**
     * The two recipes.
     *
     * @param call of the method made from the first
     */
    static GradientsApart of(Recipe recipe, String call) {
        Pass statistics = recipe.passes().get(0);
        Pass sums = recipe.passes().get(1);
        List<Step> numbers = statistics.then().stream()
                .filter(Step.Compute.class::isInstance)
                .toList();
        List<Node> adding = NeededLets.of(sums.body().stream()
                .filter(node -> node instanceof AddTo || node instanceof Let)
                .toList());
        List<Pass> gradients = List.of(
                new Pass(statistics.note(), List.of(), List.of(), numbers),
                new Pass("gradients of gamma and beta", adding, List.of(), List.of()));

        List<Node> pooling = NeededLets.of(
                sums.body().stream().filter(node -> !(node instanceof AddTo)).toList());
        List<Step> then = new ArrayList<>(List.of(new Step.Call(call)));
        then.addAll(sums.then());
        List<Pass> rest = new ArrayList<>(recipe.passes());
        rest.set(1, new Pass("what dx pools", pooling, sums.sums(), then));
        return new GradientsApart(
                recipe(recipe, name(recipe), "gradients of gamma and beta", gradients),
                recipe(recipe, recipe.name(), recipe.summary(), rest));
    }

    /** What the recipe of the gradients is called. */
    static String name(Recipe recipe) {
        return recipe.name() + "Parameters";
    }

    private static Recipe recipe(Recipe like, String name, String summary, List<Pass> passes) {
        return new Recipe(name, summary, like.streams(), like.statistics(), passes);
    }
}
