package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.constant;
import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.max;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.narrow;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.round;
import static io.normforge.processor.ir.Expr.squareRoot;
import static io.normforge.processor.ir.Expr.statistic;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.value;
import static io.normforge.processor.ir.Expr.whereAtMost;
import static io.normforge.processor.ir.Expr.wide;
import static io.normforge.processor.ir.Expr.widen;

import io.normforge.processor.activation.Locals;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Doubt.Kind;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.Recipe.OutputApart;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Compute;
import io.normforge.processor.plan.Recipe.Step.Keep;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.spec.Exchange;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Statistics by the corrected two-pass algorithm (Chan, Golub, LeVeque, "Algorithms for Computing the Sample Variance",
 * The American Statistician 37, 1983), then the output.
 */
final class ForwardRecipe {

    private ForwardRecipe() {}

    /** What forward keeps for backward. */
    enum Kept {
        NOTHING,
        /** Mean, remainder and rstd. */
        FLOATS,
        /** The same, with a mark in the place of the remainder: floats did not do, and will not do in backward. */
        ROUNDED_DOUBLES
    }

    /** From an input array, or two whose sum is normalized, to y. */
    static Recipe of(String name, List<String> streams, Expr source, NormSpec spec) {
        return of(name, streams, source, spec, Kept.FLOATS);
    }

    /** The same in double arithmetic. */
    static Recipe inDouble(String name, List<String> streams, Expr source, NormSpec spec) {
        return of(name, streams, source, spec, Kept.ROUNDED_DOUBLES);
    }

    private static Recipe of(String name, List<String> streams, Expr source, NormSpec spec, Kept kept) {
        Recipe called = recipe(name, streams, new Formula(spec, source, false), kept, null);
        boolean inDouble = kept == Kept.ROUNDED_DOUBLES;
        return inDouble ? called : recipe(name, streams, new Formula(spec, source, true), kept, called);
    }

    private static Recipe recipe(String name, List<String> streams, Formula formula, Kept kept, Recipe called) {
        List<Pass> passes = new ArrayList<>(statistics(formula.spec(), formula.source(), kept));
        passes.add(pass("output", formula::output));
        Recipe compact = formula.spec().isActivated() ? called : null;
        return new Recipe(name, "statistics, then output", streams, Statistics.KEPT, passes, apart(formula), compact);
    }

    /** From given statistics to y. */
    static Recipe given(String name, List<String> streams, Expr source, NormSpec spec) {
        // A running mean is a float, with nothing beside it; the mean over all ranks has a remainder.
        boolean isExact = Exchange.of(spec.preset()) == null;
        Pass statistics = isExact ? GivenStatistics.exact(spec) : GivenStatistics.inFloat(spec, false);
        Recipe called = given(name, streams, new Formula(spec, source, false, isExact), statistics, null);
        Formula formula = new Formula(spec, source, true, isExact);
        return given(name, streams, formula, statistics, spec.isActivated() ? called : null);
    }

    /** The same in double arithmetic. */
    static Recipe givenInDouble(String name, List<String> streams, Expr source, NormSpec spec) {
        return given(name, streams, new Formula(spec, source, false), GivenStatistics.inDouble(spec, false), null);
    }

    private static Recipe given(String name, List<String> streams, Formula formula, Pass statistics, Recipe compact) {
        List<Pass> passes = List.of(statistics, pass("output", formula::output));
        return new Recipe(
                name, "output from given statistics", streams, Statistics.GIVEN, passes, apart(formula), compact);
    }

    private static OutputApart apart(Formula formula) {
        return formula.canBeApart()
                ? new OutputApart(pass("output", formula::outputBefore), pass("", formula::outputAfter))
                : null;
    }

    /** The statistics alone. */
    static Recipe statistics(String name, List<String> streams, Expr source, NormSpec spec, Kept kept) {
        return new Recipe(name, "statistics", streams, Statistics.FOUND, statistics(spec, source, kept));
    }

    /** The passes that find mean, rstd and shift. */
    static List<Pass> statistics(NormSpec spec, Expr source, Kept kept) {
        return spec.preset().centred()
                ? List.of(mean(source), variance(spec, source, kept))
                : List.of(Squares.pass(spec, source, kept));
    }

    private static Pass mean(Expr source) {
        return new Pass(
                "mean",
                List.of(Formula.input(source), new Accumulate("total", Formula.input())),
                List.of("total"),
                List.of(compute("estimate", narrow(perCount(wide("total"))))));
    }

    private static Pass variance(NormSpec spec, Expr source, Kept kept) {
        List<Step> then = new ArrayList<>();
        then.add(compute("spread", narrow(perCount(wide("squares")))));
        then.add(
                mayHideSquares(spec)
                        ? new Rescue(notFinite("spread"), new Doubt(Kind.VANISHED, "spread", "rest"))
                        : new Rescue(notFinite("spread")));
        then.addAll(left());
        then.add(computeWide(
                "variance",
                max(
                        subtract(perCount(wide("squares")), widen(multiply(statistic("left"), statistic("left")))),
                        literal("0"))));
        if (mayBeTiny(spec)) {
            then.addAll(tiny(stabilised(spec, "variance")));
        }
        then.add(rstd(spec, "variance"));
        then.add(compute("mean", round(add(statistic("estimate"), statistic("left")))));
        then.add(compute("remainder", add(subtract(statistic("estimate"), statistic("mean")), statistic("left"))));
        then.add(compute("shift", shift()));
        then.addAll(keep(kept, statistic("mean"), statistic("remainder")));
        if (spec.keepsVariance() && kept != Kept.NOTHING) {
            then.add(new Keep(Names.SAVED_VARIANCE, narrow(wide("variance"))));
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

    /**
     * What rounding took from the mean. Deviations from a mean far from 0 are exact, and their sum tells. Those from one
     * near 0 are rounded, in one direction wherever the elements have one exponent, and the sum of the elements knows
     * better. Of equal elements the first is always true, which makes their x̂ 0.
     */
    private static List<Step> left() {
        Expr estimate = statistic("estimate");
        return List.of(
                compute("ofRest", narrow(perCount(wide("rest")))),
                compute("ofTotal", narrow(subtract(perCount(wide("total")), widen(estimate)))),
                compute(
                        "left",
                        whereAtMost(
                                statistic("spread"),
                                multiply(estimate, estimate),
                                statistic("ofRest"),
                                statistic("ofTotal"))));
    }

    /** A sum as a mean. A product, for a quotient would take three times as long, and in double either is as good. */
    static Expr perCount(Expr sum) {
        return multiply(sum, constant(Names.PER_COUNT));
    }

    static Doubt notFinite(String statistic) {
        return new Doubt(Kind.NOT_FINITE, statistic);
    }

    /** Squares below the smallest normal float lose bits, which shows unless epsilon is far above them. */
    static List<Step> tiny(Expr underRoot) {
        return List.of(compute("underRoot", narrow(underRoot)), new Rescue(new Doubt(Kind.TINY, "underRoot")));
    }

    static boolean mayBeTiny(NormSpec spec) {
        return spec.hasConfiguredEpsilon() || spec.epsilon() < Doubt.TINY;
    }

    /** One that is not hides them, and is not asked the other question; both do no harm to the bits of either. */
    private static boolean mayHideSquares(NormSpec spec) {
        return spec.hasConfiguredEpsilon() || !mayBeTiny(spec);
    }

    /** What is added under the square root. */
    static Expr epsilon(NormSpec spec) {
        return constant(spec.hasConfiguredEpsilon() ? Names.CONFIGURED_EPSILON : Names.EPSILON);
    }

    /** Moves x̂ by what the rounded mean leaves. */
    static Expr shift() {
        return negate(multiply(statistic("remainder"), statistic("rstd")));
    }

    static List<Step> keep(Kept kept, Expr mean, Expr remainder) {
        return switch (kept) {
            case NOTHING -> List.of();
            case FLOATS -> keep(mean, remainder);
            case ROUNDED_DOUBLES -> keep(mean, constant("Float.NaN"));
        };
    }

    private static List<Step> keep(Expr mean, Expr remainder) {
        return List.of(
                new Keep(Names.SAVED_MEAN, mean),
                new Keep(Names.SAVED_REMAINDER, remainder),
                new Keep(Names.SAVED_RSTD, statistic("rstd")));
    }

    /** In double and rounded once, for three roundings would show. */
    static Step rstd(NormSpec spec, String variance) {
        return reciprocal(squareRoot(stabilised(spec, variance)));
    }

    static Expr stabilised(NormSpec spec, String variance) {
        return add(wide(variance), epsilon(spec));
    }

    static Step reciprocal(Expr divisor) {
        return compute("rstd", narrow(divide(literal("1"), divisor)));
    }

    private static Pass pass(String note, Function<Locals, Expr> output) {
        Locals locals = new Locals();
        Expr y = output.apply(locals);
        List<Node> body = locals.nodes();
        body.add(new Store(Names.Y, null, y));
        return new Pass(note, body, List.of(), List.of());
    }

    static Step compute(String name, Expr value) {
        return new Compute(new Let(name, value));
    }

    static Step computeWide(String name, Expr value) {
        return new Compute(Let.wide(name, value));
    }
}
