package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The output of planes by statistics that are given, in plain code: BATCH in EVAL. All numbers of a channel, its γ and β among them,
 * are put side by side in one array before, and one loop goes from plane to plane through all samples. With an array for each of
 * them, and a loop in a loop, too much is alive around the innermost one: the JIT moves its counters to vector registers and
 * back, and planes of 14×14 take twice as long.
 *
 * <p>For arrays that start at one place, as they mostly do, and statistics that floats hold; else it goes on row by row.
 *
 * @param samples the outermost axis
 * @param channels those of the statistics
 * @param plane the innermost axis
 */
record GivenPlanes(KernelPlan plan, Recipe recipe, NestAxis samples, NestAxis channels, NestAxis plane) {

    /** Smaller planes are straight-line code. */
    private static final int SMALLEST = 33;

    /** Before larger ones what a row begins with does not count. */
    private static final int LARGEST = 1_024;

    private static final String NUMBERS = "columnNumbers";
    private static final String NUMBER = "number";
    private static final String AT = "at";
    private static final List<String> PARAMETERS = List.of(Names.GAMMA, Names.BETA);

    /** Such planes, where an entry does no more than write them. */
    static Optional<GivenPlanes> of(KernelPlan plan, Width width, Entry entry) {
        Nest nest = plan.nest();
        boolean isGiven =
                entry.last().statistics() == Statistics.GIVEN && entry.stages().size() == 1;
        if (width.isVector() || !isGiven || !isOf(plan, nest)) {
            return Optional.empty();
        }
        List<NestAxis> axes = nest.axes();
        GivenPlanes planes = new GivenPlanes(plan, entry.last(), axes.get(0), axes.get(1), axes.get(2));
        return Lines.areWorthIt(planes.output().body()) ? Optional.of(planes) : Optional.empty();
    }

    private static boolean isOf(KernelPlan plan, Nest nest) {
        List<NestAxis> axes = nest.axes();
        return axes.size() == 3
                && nest.rounds() == null
                && !nest.startsParameters()
                && nest.kept().equals(axes.subList(0, 2))
                && plan.statisticAxes().equals(List.of(axes.get(1)))
                && axes.stream().map(axis -> axis.axis().affine()).toList().equals(affine(plan))
                && !axes.get(1).isDynamic()
                && !axes.get(2).isDynamic()
                && axes.get(2).constantSize() >= SMALLEST
                && axes.get(2).constantSize() <= LARGEST;
    }

    /** Along the channels, if along any. */
    private static List<Boolean> affine(KernelPlan plan) {
        return List.of(false, plan.spec().hasGamma(), false);
    }

    private Pass output() {
        return recipe.passes().get(recipe.passes().size() - 1);
    }

    /**
     * What the method that the layer calls begins with.
     *
     * @param from the first sample
     * @param to the one behind the last
     */
    List<Node> nodes(String from, String to) {
        String sample = "(" + samples.stride() + ")";
        String origin = recipe.streams().get(0) + Addressing.CALL_START;
        List<Node> all = List.of(
                new Note("plane after plane, through all samples"),
                new IntLet("end", origin + " + " + to + " * " + sample),
                new IntLet(NUMBER, "0"),
                new Loop(AT, start(origin, from, sample), "end", plane.constantSize(), ofPlane()),
                new Statement("return"));
        String condition = recipe.streams().stream()
                .skip(1)
                .map(stream -> stream + Addressing.CALL_START + " == " + origin)
                .collect(Collectors.joining(" && "));
        return List.of(new When(
                condition,
                List.of(
                        new ColumnFloats(NUMBERS, 0, channels.size() + " * " + stored().size()),
                        new When(Signature.call(name(), parameters()), all))));
    }

    private static String start(String origin, String from, String sample) {
        return from.equals("0") ? origin : origin + " + " + from + " * " + sample;
    }

    private List<Node> ofPlane() {
        List<Node> nodes = new ArrayList<>();
        List<String> stored = stored();
        for (int i = 0; i < stored.size(); i++) {
            Expr number = Expr.load(NUMBERS).at(Op.LOAD, new Index(NUMBER, i));
            nodes.add(new Let(PARAMETERS.contains(stored.get(i)) ? stored.get(i) + "OfRow" : stored.get(i), number));
        }
        List<Node> body =
                SpreadLets.before(place(Index.of("i"), false).withOrigin(AT, output().body()), new ArrayList<>());
        nodes.add(new Loop("i", "0", plane.size(), 1, List.of(new Strip(Sheet.ONE, body))));
        nodes.add(new Statement(NUMBER + " += " + stored.size()));
        String end = channels.size() + " * " + stored.size();
        nodes.add(new When(NUMBER + " == " + end, List.of(new Statement(NUMBER + " = 0"))));
        return nodes;
    }

    /** The method that puts numbers side by side. */
    Method method() {
        Addressing place = place(Index.of(""), true);
        List<Node> steps = new ArrayList<>(lets());
        List<String> stored = stored();
        for (int i = 0; i < stored.size(); i++) {
            String number = stored.get(i);
            Expr value = PARAMETERS.contains(number) ? Expr.load(number) : Expr.statistic(number);
            steps.add(new Store(NUMBERS, new Index(channels.variable() + " * " + stored.size(), i), value));
        }
        Strip strip = new Strip(Sheet.ONE, steps.stream().map(place::resolve).toList());
        InDoubt inDoubt = new InDoubt(rescue().doubts(), Sheet.ONE, List.of(new Statement("return false")));
        return new Method(
                name(),
                Arithmetic.FLOAT,
                false,
                "The numbers of all channels side by side. False if one of them asks for double arithmetic.",
                parameters(),
                List.of(
                        new Loop(channels.variable(), "0", channels.size(), 1, List.of(strip, inDoubt)),
                        new Statement("return true")));
    }

    private String name() {
        return recipe.name() + "Numbers";
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        ofParameters().forEach(array -> parameters.add(new Parameter(Kind.FLOATS, array)));
        parameters.add(new Parameter(Kind.STATISTICS, Names.SAVED));
        parameters.add(new Parameter(Kind.FLOATS, NUMBERS));
        return parameters;
    }

    private List<Let> lets() {
        return ColumnNumbers.lets(recipe.passes().get(0));
    }

    private Step.Rescue rescue() {
        return recipe.passes().get(0).then().stream()
                .filter(Step.Rescue.class::isInstance)
                .map(Step.Rescue.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The numbers of a channel: those of its statistic, then γ and β. */
    private List<String> stored() {
        Set<String> used = loaded(Op.STATISTIC);
        return Stream.concat(lets().stream().map(Let::name).filter(used::contains), ofParameters().stream())
                .toList();
    }

    private List<String> ofParameters() {
        return PARAMETERS.stream().filter(loaded(Op.LOAD)::contains).toList();
    }

    private Set<String> loaded(Op op) {
        return output().body().stream()
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == op)
                .map(Expr::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Addressing place(Index element, boolean byChannel) {
        Index channel = Index.of(channels.variable());
        return new Addressing(plan.nest(), Addressing.STATISTIC_START, element, channel, channel, byChannel, byChannel);
    }
}
