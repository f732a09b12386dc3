package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.max;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.narrow;
import static io.normforge.processor.ir.Expr.round;
import static io.normforge.processor.ir.Expr.squareRoot;
import static io.normforge.processor.ir.Expr.statistic;
import static io.normforge.processor.ir.Expr.whereAtMost;
import static io.normforge.processor.ir.Expr.wide;
import static io.normforge.processor.plan.ForwardRecipe.compute;
import static io.normforge.processor.plan.ForwardRecipe.computeWide;
import static io.normforge.processor.plan.ForwardRecipe.perCount;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.plan.ForwardRecipe.Kept;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.spec.Divisor;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;

/** What types that do not centre make of Σx²: the mean square, or the length. */
final class Squares {

    private Squares() {}

    /** The pass that finds rstd. */
    static Pass pass(NormSpec spec, Expr source, Kept kept) {
        List<Step> then = new ArrayList<>(isLength(spec) ? length(spec) : meanSquare(spec));
        then.addAll(ForwardRecipe.keep(kept, literal("0"), literal("0")));
        return new Pass(
                isLength(spec) ? "length" : "mean square",
                List.of(Formula.input(source), new Accumulate("squares", Formula.input(), Formula.input())),
                List.of("squares"),
                then);
    }

    private static boolean isLength(NormSpec spec) {
        return spec.preset().divisor() == Divisor.LENGTH;
    }

    private static List<Step> meanSquare(NormSpec spec) {
        List<Step> steps = new ArrayList<>();
        steps.add(computeWide("meanSquare", perCount(wide("squares"))));
        steps.add(compute("spread", narrow(wide("meanSquare"))));
        steps.add(new Rescue(ForwardRecipe.notFinite("spread")));
        if (ForwardRecipe.mayBeTiny(spec)) {
            steps.addAll(ForwardRecipe.tiny(ForwardRecipe.stabilised(spec, "meanSquare")));
        }
        steps.add(ForwardRecipe.rstd(spec, "meanSquare"));
        return steps;
    }

    private static List<Step> length(NormSpec spec) {
        List<Step> steps = new ArrayList<>();
        steps.add(compute("spread", narrow(wide("squares"))));
        steps.add(new Rescue(ForwardRecipe.notFinite("spread")));
        steps.add(computeWide("length", max(squareRoot(wide("squares")), ForwardRecipe.epsilon(spec))));
        if (spec.hasConfiguredEpsilon() || (double) spec.epsilon() * spec.epsilon() < Doubt.TINY) {
            steps.addAll(ForwardRecipe.tiny(multiply(wide("length"), wide("length"))));
        }
        steps.add(ForwardRecipe.reciprocal(wide("length")));
        return steps;
    }

    /**
     * What backward takes from g for each x̂, the mean of g · x̂ or their sum. Where ε takes the place of a shorter length,
     * rstd does not change with x, and it is nothing.
     *
     * @param afresh whether the length is at hand; else rstd is, rounded to float, and compared with that of ε
     */
    static Step projection(NormSpec spec, boolean afresh) {
        if (!isLength(spec)) {
            return compute("meanGx", narrow(perCount(wide("sumGx"))));
        }
        Expr sum = narrow(wide("sumGx"));
        Expr nothing = literal("0");
        Expr epsilon = ForwardRecipe.epsilon(spec);
        Expr projection = afresh
                ? whereAtMost(wide("length"), epsilon, nothing, sum)
                : whereAtMost(round(divide(literal("1"), epsilon)), statistic("rstd"), nothing, sum);
        return compute("alongX", projection);
    }

    /** The name of that. */
    static Expr projection(NormSpec spec) {
        return statistic(isLength(spec) ? "alongX" : "meanGx");
    }
}
