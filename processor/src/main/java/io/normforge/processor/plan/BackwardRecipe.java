package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.constant;
import static io.normforge.processor.ir.Expr.divide;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.negate;
import static io.normforge.processor.ir.Expr.statistic;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.plan.ForwardRecipe.compute;

import io.normforge.processor.activation.Locals;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Doubt.Kind;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.ForwardRecipe.Kept;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.plan.Recipe.Step.Rescue;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * dx = rstd · (g − mean(g) − x̂ · mean(g · x̂)) with g = dy · γ, and the sums dγ, dβ; Ba, Kiros, Hinton 2016 and Ioffe,
 * Szegedy 2015. RMS drops mean(g).
 */
final class BackwardRecipe {

    private static final String TITLE = "gradients of gamma and beta, and what dx pools";

    private BackwardRecipe() {}

    /** From the kept statistics. */
    static Recipe of(String name, List<String> streams, Expr source, NormSpec spec) {
        List<Pass> statistics = List.of(keptStatistics(spec));
        Recipe called = recipe(name, streams, new Formula(spec, source, false), statistics, null);
        return recipe(name, streams, new Formula(spec, source, true), statistics, spec.isActivated() ? called : null);
    }

    /** The same with statistics computed afresh, for those whose float rstd has lost precision. */
    static Recipe afresh(String name, List<String> streams, Expr source, NormSpec spec) {
        Formula formula = new Formula(spec, source, false);
        return recipe(name, streams, formula, ForwardRecipe.statistics(spec, source, Kept.NOTHING), null);
    }

    private static Recipe recipe(
            String name, List<String> streams, Formula formula, List<Pass> statistics, Recipe compact) {
        List<Pass> passes = new ArrayList<>(statistics);
        passes.add(sums(formula));
        passes.add(output(formula, streams));
        return new Recipe(name, "gradients", streams, Statistics.READ, passes, null, compact);
    }

    private static Pass keptStatistics(NormSpec spec) {
        List<Step> steps = new ArrayList<>();
        steps.add(compute("remainder", load(Names.SAVED_REMAINDER)));
        steps.add(new Rescue(List.of(new Doubt(Kind.NOT_A_NUMBER, "remainder", ""))));
        steps.add(compute("rstd", load(Names.SAVED_RSTD)));
        if (spec.preset().centred()) {
            steps.add(compute("mean", load(Names.SAVED_MEAN)));
            steps.add(compute("shift", ForwardRecipe.shift()));
        }
        return new Pass("statistics, as forward kept them", List.of(), List.of(), steps);
    }

    private static Pass sums(Formula formula) {
        NormSpec spec = formula.spec();
        boolean centred = spec.preset().centred();
        Locals locals = new Locals();
        Expr gradient = formula.gradient(locals);
        Expr g = formula.scaledGradient(locals);
        List<Node> body = locals.nodes();
        List<Step> then = new ArrayList<>();
        if (centred) {
            body.add(new Accumulate("sumG", g));
            then.add(compute("meanG", divide(statistic("sumG"), constant(Names.COUNT))));
        }
        body.add(new Accumulate("sumGx", g, Formula.xhat()));
        then.add(compute("meanGx", divide(statistic("sumGx"), constant(Names.COUNT))));
        if (spec.hasGamma()) {
            body.add(new AddTo(Names.GAMMA_BLOCK, null, gradient, Formula.xhat()));
        }
        if (spec.hasBeta()) {
            body.add(new AddTo(Names.BETA_BLOCK, null, gradient, null));
        }
        return new Pass(TITLE, body, centred ? List.of("sumG", "sumGx") : List.of("sumGx"), then);
    }

    /** All that is read comes before what is written, for an output may lie over an input. */
    private static Pass output(Formula formula, List<String> streams) {
        Locals locals = new Locals();
        Expr g = formula.scaledGradient(locals);
        Expr centredG = formula.spec().preset().centred() ? subtract(g, statistic("meanG")) : g;
        Expr dx = multiply(fma(negate(Formula.xhat()), statistic("meanGx"), centredG), statistic("rstd"));
        List<Node> stores = new ArrayList<>();
        stores.add(new Store(Names.DX, null, streams.contains(Names.DSUM) ? add(dx, load(Names.DSUM)) : dx));
        if (streams.contains(Names.DGATE)) {
            stores.add(new Store(Names.DGATE, null, formula.gateGradient(locals)));
        }
        if (streams.contains(Names.DRESIDUAL)) {
            stores.add(new Store(Names.DRESIDUAL, null, formula.gradient(locals)));
        }
        List<Node> body = locals.nodes();
        body.addAll(stores);
        return new Pass(String.join(", ", Entry.gradientsAmong(streams)), body, List.of(), List.of());
    }
}
