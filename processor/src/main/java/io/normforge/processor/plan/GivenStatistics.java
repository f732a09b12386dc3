package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.squareRoot;
import static io.normforge.processor.plan.ForwardRecipe.compute;

import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Doubt.Kind;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;

/** The first pass of a recipe that does not compute its statistics: it reads them, and touches no element. */
final class GivenStatistics {

    private GivenStatistics() {}

    /**
     * Mean, rstd and shift as floats; those that floats do not hold are marked.
     *
     * @param withSums whether the means that backward takes over all ranks were kept too
     */
    static Pass inFloat(NormSpec spec, boolean withSums) {
        List<Step> steps = floats(spec);
        if (spec.preset().centred()) {
            steps.add(compute("shift", ForwardRecipe.shift()));
        }
        return pass(steps, withSums);
    }

    /** The same of means without a remainder: their shift is −0, and changes no bit of what it is added to. */
    static Pass exact(NormSpec spec) {
        return pass(floats(spec), false);
    }

    private static List<Step> floats(NormSpec spec) {
        List<Step> steps = new ArrayList<>();
        steps.add(compute("remainder", load(Names.SAVED_REMAINDER)));
        steps.add(new Rescue(new Doubt(Kind.NOT_A_NUMBER, "remainder")));
        steps.add(compute("rstd", load(Names.SAVED_RSTD)));
        if (spec.preset().centred()) {
            steps.add(compute("mean", load(Names.SAVED_MEAN)));
        }
        return steps;
    }

    /** For those that are marked: rstd anew from the variance. */
    static Pass inDouble(NormSpec spec, boolean withSums) {
        List<Step> steps = new ArrayList<>();
        steps.add(compute(
                "rstd",
                divide(literal("1"), squareRoot(add(load(Names.SAVED_VARIANCE), ForwardRecipe.epsilon(spec))))));
        if (spec.preset().centred()) {
            steps.add(compute("mean", load(Names.SAVED_MEAN)));
            steps.add(compute("shift", literal("0")));
        }
        return pass(steps, withSums);
    }

    private static Pass pass(List<Step> steps, boolean withSums) {
        if (withSums) {
            steps.add(compute("meanG", load(Names.SAVED_GRADIENT)));
            steps.add(compute("meanGx", load(Names.SAVED_PRODUCT)));
        }
        return new Pass("statistics, as they were kept", List.of(), List.of(), steps);
    }
}
