package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.absolute;
import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.max;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.narrow;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.statistic;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.wide;
import static io.normforge.processor.plan.ForwardRecipe.compute;
import static io.normforge.processor.plan.ForwardRecipe.perCount;

import io.normforge.processor.activation.Locals;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Doubt.Kind;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.ForwardRecipe.Kept;
import io.normforge.processor.plan.Recipe.Goal;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Keep;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * dx = rstd · (g − mean(g) − x̂ · mean(g · x̂)) with g = dy · γ, and the sums dγ, dβ; Ba, Kiros, Hinton 2016 and Ioffe,
 * Szegedy 2015. RMS and UNIT drop mean(g).
 */
final class BackwardRecipe {

    /** Heads a pass that finds the sums that dx is made of. */
    static final String POOLING = "what dx pools";

    private BackwardRecipe() {}

    /** From the kept statistics. */
    static Recipe of(String name, List<String> streams, Expr source, NormSpec spec) {
        List<Pass> statistics = List.of(GivenStatistics.inFloat(spec, false));
        Recipe called = recipe(name, streams, new Formula(spec, source, false), statistics, null);
        return recipe(name, streams, new Formula(spec, source, true), statistics, spec.isActivated() ? called : null);
    }

    /** The same with statistics computed afresh, for those whose float rstd has lost precision. */
    static Recipe afresh(String name, List<String> streams, Expr source, NormSpec spec) {
        Formula formula = new Formula(spec, source, false);
        return recipe(name, streams, formula, ForwardRecipe.statistics(spec, source, Kept.NOTHING), null);
    }

    /** What is written, in double arithmetic and by the kept statistics; the gradients of γ and β have been added to. */
    static Recipe output(String name, List<String> streams, Expr source, NormSpec spec) {
        Formula formula = new Formula(spec, source, false);
        List<Pass> passes = List.of(
                GivenStatistics.inFloat(spec, false),
                sums(formula, false).addingNothing(),
                output(formula, streams, true));
        return new Recipe(name, "gradients", streams, Statistics.WRITTEN, passes);
    }

    private static Recipe recipe(
            String name, List<String> streams, Formula formula, List<Pass> statistics, Recipe compact) {
        List<Pass> passes = new ArrayList<>(statistics);
        passes.add(sums(formula, statistics.get(0).hasBody()));
        passes.add(output(formula, streams, true));
        return new Recipe(name, "gradients", streams, Statistics.READ, passes, null, compact);
    }

    /**
     * From given statistics.
     *
     * @param shared whether they are those of x and of other ranks' inputs, and the sums over all of them are known;
     *     else they are no function of x, and dx = rstd · g
     */
    static Recipe given(String name, List<String> streams, Expr source, NormSpec spec, boolean shared) {
        Pass statistics = GivenStatistics.inFloat(spec, shared);
        Recipe compact = given(name, streams, new Formula(spec, source, false), statistics, shared, null);
        Formula formula = new Formula(spec, source, true);
        return given(name, streams, formula, statistics, shared, spec.isActivated() ? compact : null);
    }

    /** The same in double arithmetic. */
    static Recipe givenInDouble(String name, List<String> streams, Expr source, NormSpec spec, boolean shared) {
        Pass statistics = GivenStatistics.inDouble(spec, shared);
        return given(name, streams, new Formula(spec, source, false), statistics, shared, null);
    }

    private static Recipe given(
            String name, List<String> streams, Formula formula, Pass statistics, boolean shared, Recipe compact) {
        List<Pass> passes = new ArrayList<>(List.of(statistics));
        if (formula.spec().hasGamma()) {
            passes.add(parameterSums(formula));
        }
        passes.add(output(formula, streams, shared));
        return new Recipe(name, "gradients", streams, Statistics.READ, passes, null, compact);
    }

    /** The sums alone, of this rank's elements. */
    static Recipe sums(String name, List<String> streams, Expr source, NormSpec spec) {
        Pass statistics = GivenStatistics.inFloat(spec, false);
        Recipe compact = sums(name, streams, new Formula(spec, source, false), statistics, null);
        Formula formula = new Formula(spec, source, true);
        return sums(name, streams, formula, statistics, spec.isActivated() ? compact : null);
    }

    /** The same in double arithmetic. */
    static Recipe sumsInDouble(String name, List<String> streams, Expr source, NormSpec spec) {
        return sums(name, streams, new Formula(spec, source, false), GivenStatistics.inDouble(spec, false), null);
    }

    private static Recipe sums(String name, List<String> streams, Formula formula, Pass statistics, Recipe compact) {
        PooledGradients pooled = PooledGradients.of(formula);
        List<Step> then = new ArrayList<>(pooled.scaled());
        then.add(new Keep(Names.SAVED_GRADIENT, narrow(wide("sumG"))));
        then.add(new Keep(Names.SAVED_PRODUCT, narrow(wide("sumGx"))));
        Pass sums = new Pass(POOLING, pooled.body(), pooled.sums(), then);
        return new Recipe(
                name,
                "the sums that dx is made of",
                streams,
                Statistics.SUMMED,
                List.of(statistics, sums),
                null,
                compact);
    }

    private static Pass parameterSums(Formula formula) {
        Locals locals = new Locals();
        Expr gradient = formula.gradient(locals);
        List<Node> body = locals.nodes();
        addToParameters(body, gradient, formula.spec());
        return new Pass("gradients of gamma and beta", body, List.of(), List.of());
    }

    private static void addToParameters(List<Node> body, Expr gradient, NormSpec spec) {
        if (spec.hasGamma()) {
            body.add(new AddTo(Names.GAMMA_BLOCK, null, gradient, Formula.xhat()));
        }
        if (spec.hasBeta()) {
            body.add(new AddTo(Names.BETA_BLOCK, null, gradient, null));
        }
    }

    /** @param afresh whether the statistics have just been computed, and were not read */
    private static Pass sums(Formula formula, boolean afresh) {
        NormSpec spec = formula.spec();
        boolean centred = spec.preset().centred();
        PooledGradients pooled = PooledGradients.of(formula);
        List<Step> then = new ArrayList<>(pooled.scaled());
        then.add(extreme(centred));
        if (centred) {
            then.add(compute("meanG", narrow(perCount(wide("sumG")))));
        }
        then.add(Squares.projection(spec, afresh));
        List<Node> body = new ArrayList<>(pooled.body());
        addToParameters(body, pooled.gradient(), spec);
        String adding = spec.hasGamma() ? "gradients of gamma and beta, and " : "";
        return new Pass(adding + POOLING, body, pooled.sums(), then);
    }

    /** Where dy · γ is near the ends of float's range, its sums and differences are beyond them. */
    private static Step extreme(boolean centred) {
        Expr products = absolute(wide("sumGx"));
        Expr largest = centred ? max(absolute(wide("sumG")), products) : products;
        return new Rescue(
                "gradients at the ends of the range of floats",
                List.of(new Let("largest", narrow(largest))),
                List.of(new Doubt(Kind.EXTREME, "largest")),
                Goal.OUTPUT);
    }

    /**
     * All that is read comes before what is written, for an output may lie over an input.
     *
     * @param dependent whether the statistics are a function of x
     */
    private static Pass output(Formula formula, List<String> streams, boolean dependent) {
        Locals locals = new Locals();
        Expr g = formula.scaledGradient(locals);
        Expr centredG = formula.spec().preset().centred() ? subtract(g, statistic("meanG")) : g;
        Expr free = dependent ? fma(negate(Formula.xhat()), Squares.projection(formula.spec()), centredG) : g;
        Expr dx = multiply(free, statistic("rstd"));
        List<Node> stores = new ArrayList<>();
        stores.add(new Store(Names.DX, null, streams.contains(Names.DSUM) ? add(dx, load(Names.DSUM)) : dx));
        if (streams.contains(Names.DGATE)) {
            stores.add(new Store(Names.DGATE, null, formula.gateGradient(locals)));
        }
        if (streams.contains(Names.DRESIDUAL)) {
            stores.add(new Store(Names.DRESIDUAL, null, formula.gradient(locals)));
        }
        List<Node> body = NeededLets.of(with(locals.nodes(), stores));
        return new Pass(String.join(", ", Entry.gradientsAmong(streams)), body, List.of(), List.of());
    }

    private static List<Node> with(List<Node> lets, List<Node> stores) {
        List<Node> all = new ArrayList<>(lets);
        all.addAll(stores);
        return all;
    }
}
