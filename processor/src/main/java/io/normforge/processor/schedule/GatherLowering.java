package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import io.normforge.processor.schedule.ParameterSums.Gathered;
import java.util.ArrayList;
import java.util.List;

/**
 * dγ and dβ where neighbouring columns share a parameter. A tile of columns would add them up in an order that depends
 * on its width; so they are gathered in memory order, in double, before dx may overwrite anything. Rare, and shared by
 * all back ends. A statistic that was computed in double adds its own part when its turn comes.
 */
final class GatherLowering {

    private static final ParameterSums ALONG_COLUMNS = new ParameterSums(false, 0);

    private final KernelPlan plan;
    private final Nest nest;
    private final Signature signature;

    GatherLowering(KernelPlan plan, Signature signature) {
        this.plan = plan;
        this.nest = plan.nest();
        this.signature = signature;
    }

    static boolean isNeeded(KernelPlan plan) {
        return plan.spec().hasGamma()
                && !plan.nest().inRows()
                && !plan.nest().innermost().axis().affine();
    }

    static String name(Recipe recipe) {
        return recipe.name() + "Parameters";
    }

    Method method(Entry entry) {
        List<Node> body = new ArrayList<>();
        body.add(new Statement("float[] dGamma = gradients.gammaBlock()"));
        if (plan.spec().hasBeta()) {
            body.add(new Statement("float[] dBeta = gradients.betaBlock()"));
        }
        body.addAll(loops(entry, 0));
        return new Method(
                name(entry.last()),
                Arithmetic.DOUBLE,
                true,
                "Gradients of gamma and beta, whose elements neighbouring columns share.",
                signature.round(entry),
                body);
    }

    private List<Node> loops(Entry entry, int depth) {
        NestAxis axis = nest.axes().get(depth);
        if (depth == nest.axes().size() - 1) {
            return columns(entry, axis);
        }
        List<Node> body = new ArrayList<>(loops(entry, depth + 1));
        if (depth == 0) {
            body.add(new Statement("gradients.foldBlock()"));
        }
        return List.of(new Loop(axis.variable(), "0", axis.size(), 1, body));
    }

    private List<Node> columns(Entry entry, NestAxis axis) {
        List<Slot> one = List.of(Slot.whole("", 0));
        Pass pass = sumsInDouble(entry);
        List<Node> adding = NeededLets.of(pass.body().stream()
                .filter(node -> node instanceof AddTo || node instanceof Let)
                .toList());
        List<Gathered> sums = ALONG_COLUMNS.of(adding);
        Addressing place = addressing();
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Strip(
                one, sums.stream().<Node>map(sum -> new Zero(sum.sum())).toList()));
        nodes.add(new Loop(axis.variable(), "0", axis.size(), 1, perColumn(entry.last(), adding, place, one)));
        nodes.add(new Strip(
                one,
                sums.stream()
                        .map(sum -> place.resolve(sum.commit(Expr.value(sum.sum()))))
                        .toList()));
        return nodes;
    }

    /** Of the rescue's passes, the one between the statistics and the output. */
    private static Pass sumsInDouble(Entry entry) {
        return entry.rescues().get(0).passes().stream()
                .filter(pass -> pass.body().stream().anyMatch(AddTo.class::isInstance))
                .findFirst()
                .orElseThrow();
    }

    private List<Node> perColumn(Recipe recipe, List<Node> adding, Addressing place, List<Slot> one) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new IntLet(Names.STATISTIC, nest.statistic(Nest.linear(nest.kept()))));
        List<Node> strip = new ArrayList<>();
        recipe.passes().get(0).then().stream()
                .filter(Step.Compute.class::isInstance)
                .forEach(step -> strip.add(place.resolve(((Step.Compute) step).let())));
        adding.stream().map(place::resolve).forEach(strip::add);
        List<Node> sums = List.of(new Strip(one, ALONG_COLUMNS.inSums(strip)));
        nodes.add(new When("!Float.isNaN(" + Names.SAVED_REMAINDER + "[" + Names.STATISTIC + "])", sums));
        return nodes;
    }

    private Addressing addressing() {
        String element = "";
        String parameter = "";
        for (NestAxis axis : nest.axes()) {
            element = Index.sum(element, axis.position());
            parameter = Index.sum(parameter, axis.affinePosition());
        }
        return new Addressing(
                nest, Addressing.CALL_START, Index.of(element), Index.of(parameter), Addressing.OF_METHOD, false, true);
    }
}
