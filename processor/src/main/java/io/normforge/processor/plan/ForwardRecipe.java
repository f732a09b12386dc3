package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.constant;
import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.max;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.round;
import static io.normforge.processor.ir.Expr.squareRoot;
import static io.normforge.processor.ir.Expr.statistic;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.value;

import io.normforge.Residual;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Test;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Compute;
import io.normforge.processor.plan.Recipe.Step.Keep;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Statistics by the corrected two-pass algorithm (Chan, Golub, LeVeque, "Algorithms for Computing the Sample Variance",
 * The American Statistician 37, 1983), then the output.
 */
final class ForwardRecipe {

    private ForwardRecipe() {}

    /** From an input array, or two whose sum is normalized, to y. */
    static Recipe of(String name, List<String> streams, Expr source, NormSpec spec) {
        List<Pass> passes = new ArrayList<>(statistics(spec, source, true));
        passes.add(output(spec, source));
        return new Recipe(name, "statistics, then output", streams, Statistics.KEPT, passes);
    }

    /** The passes that find mean, rstd and shift. */
    static List<Pass> statistics(NormSpec spec, Expr source, boolean keep) {
        return spec.preset().centred()
                ? List.of(mean(source), variance(source, keep))
                : List.of(meanSquare(source, keep));
    }

    private static Pass mean(Expr source) {
        return new Pass(
                "mean",
                List.of(Formula.input(source), new Accumulate("total", Formula.input())),
                List.of("total"),
                List.of(compute("estimate", divide(statistic("total"), constant(Names.COUNT)))));
    }

    private static Pass variance(Expr source, boolean keep) {
        List<Step> then = new ArrayList<>();
        then.add(new Rescue(Test.FINITE, "squares"));
        then.add(compute("left", divide(statistic("rest"), constant(Names.COUNT))));
        then.add(compute(
                "variance",
                max(
                        subtract(
                                divide(statistic("squares"), constant(Names.COUNT)),
                                multiply(statistic("left"), statistic("left"))),
                        literal("0"))));
        then.add(rstd(statistic("variance")));
        then.add(compute("mean", round(add(statistic("estimate"), statistic("left")))));
        then.add(compute(
                "remainder", add(subtract(statistic("estimate"), statistic("mean")), statistic("left"))));
        then.add(compute("shift", shift()));
        if (keep) {
            then.add(new Keep(Names.SAVED_MEAN, "mean"));
            then.add(new Keep(Names.SAVED_REMAINDER, "remainder"));
            then.add(new Keep(Names.SAVED_RSTD, "rstd"));
        }
        return new Pass(
                "variance: squared deviations, and what rounding left in the mean",
                List.of(
                        Formula.input(source),
                        new Let("deviation", subtract(Formula.input(), statistic("estimate"))),
                        new Accumulate("rest", value("deviation")),
                        new Accumulate("squares", value("deviation"), value("deviation"))),
                List.of("rest", "squares"),
                then);
    }

    /** Moves x̂ by what the rounded mean leaves. */
    static Expr shift() {
        return negate(multiply(statistic("remainder"), statistic("rstd")));
    }

    private static Pass meanSquare(Expr source, boolean keep) {
        List<Step> then = new ArrayList<>();
        then.add(new Rescue(Test.FINITE, "squares"));
        then.add(compute("meanSquare", divide(statistic("squares"), constant(Names.COUNT))));
        then.add(rstd(statistic("meanSquare")));
        if (keep) {
            then.add(new Keep(Names.SAVED_RSTD, "rstd"));
        }
        return new Pass(
                "mean square",
                List.of(Formula.input(source), new Accumulate("squares", Formula.input(), Formula.input())),
                List.of("squares"),
                then);
    }

    private static Step rstd(Expr variance) {
        return compute("rstd", divide(literal("1"), squareRoot(add(variance, constant(Names.EPSILON)))));
    }

    private static Pass output(NormSpec spec, Expr source) {
        Expr y = Formula.affine(spec);
        if (spec.residual() == Residual.AFTER) {
            y = add(y, load(Names.RESIDUAL));
        }
        return new Pass(
                "output",
                List.of(Formula.input(source), Formula.normalized(spec), new Store(Names.Y, null, y)),
                List.of(),
                List.of());
    }

    static Step compute(String name, Expr value) {
        return new Compute(new Let(name, value));
    }
}
