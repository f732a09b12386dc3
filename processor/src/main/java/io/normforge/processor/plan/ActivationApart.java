package io.normforge.processor.plan;

import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A forward recipe in two methods, where its activation takes many steps: one that leaves in y what the activation or the
 * gate is applied to, and one that applies it there, while the row is in the nearest cache. In one loop the activation's
 * constants would push the statistics out of the registers: with 256-bit vectors, GELU over 128 rows of 768 took 132 µs
 * that way, 123 in two loops of one method, and takes 117 in two methods. Both are called by the loop over rows: inlined
 * into the first, the second costs plain code 8 % again.
 *
 * @param result says whether the other is still to be called, which double arithmetic makes needless
 * @param activation reads y, and the gate where there is one
 */
record ActivationApart(Recipe result, Recipe activation) {

    /** An activation of fewer locals stays in registers all the same. */
    private static final int MANY = 8;

    /** Whether there is anything to take apart. */
    static boolean isPossible(Recipe recipe) {
        return recipe.apart() != null
                && recipe.apart().after().body().stream()
                                .filter(Let.class::isInstance)
                                .count()
                        >= MANY;
    }

    /** The two recipes. */
    static ActivationApart of(Recipe recipe) {
        Pass before = recipe.apart().before();
        List<Pass> passes = new ArrayList<>(recipe.passes());
        passes.set(
                passes.size() - 1, new Pass(before.note(), before.body(), List.of(), List.of(new Step.Unfinished())));
        return new ActivationApart(
                new Recipe(recipe.name(), recipe.summary(), recipe.streams(), recipe.statistics(), passes),
                activation(recipe));
    }

    /** The second recipe alone. */
    static Recipe activation(Recipe recipe) {
        List<String> streams = recipe.streams().stream()
                .filter(stream -> stream.equals(Names.Y) || stream.equals(Names.GATE))
                .toList();
        return new Recipe(
                recipe.name() + "Activation",
                "the activation of what y holds",
                streams,
                Statistics.UNUSED,
                List.of(recipe.apart().after()));
    }
}
