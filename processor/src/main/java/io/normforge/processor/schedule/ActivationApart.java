package io.normforge.processor.schedule;

import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A forward recipe in two methods, where its activation takes many steps: one that leaves in y what the activation or the
 * gate is applied to, and one that applies it there, while the row is in the nearest cache. In one loop the activation's
 * constants would push the statistics out of the registers: with 256-bit vectors, GELU over 128 rows of 768 took 132 µs
 * that way, 123 in two loops of one method, and takes 117 in two methods.
 *
 * <p>Who calls the second is a matter of what HotSpot inlines. In vectors the first does; called by the loop over rows,
 * SILU of a gate over 128 rows of 768 takes 94 µs instead of 79. In plain code the loop over rows does; inlined into the
 * first, GELU takes 1030 µs instead of 956.
 *
 * @param result calls the other, or says whether it is still to be called, which double arithmetic makes needless
 * @param activation reads y, and the gate where there is one
 */
record ActivationApart(Recipe result, Recipe activation) {

    /** An activation of fewer locals stays in registers all the same. */
    private static final int MANY = 8;

    /** Whether there is anything to take apart. */
    static boolean isPossible(Recipe recipe) {
        return recipe.apart() != null && takesManySteps(recipe.apart().after());
    }

    /** Whether a pass has an activation of many steps in it. */
    static boolean takesManySteps(Pass pass) {
        return pass.body().stream().filter(Let.class::isInstance).count() >= MANY;
    }

    /**
     * The two recipes.
     *
     * @param then how the first ends: with a call of the second, or by saying that it is still to come
     */
    static ActivationApart of(Recipe recipe, Step then) {
        Pass before = recipe.apart().before();
        List<Pass> passes = new ArrayList<>(recipe.passes());
        passes.set(passes.size() - 1, new Pass(before.note(), before.body(), List.of(), List.of(then)));
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
