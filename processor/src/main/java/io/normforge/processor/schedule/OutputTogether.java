package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Reach;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.schedule.VectorRow.Underway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Four rows at a time: the statistics of each, then the outputs of all. Numbers of rows wait in arrays until the outputs' turn comes.
 *
 * @param underway how many vectors of a sum are under way, as in rows alone
 */
record OutputTogether(KernelPlan plan, Width width, Recipe recipe, Signature signature, Underway underway) {

    private static final int ROWS = 4;

    /** Four rows of this length and their outputs stay in the first two levels of the cache. */
    private static final int LONGEST = 4096;

    /**
     * The methods, where outputs read γ or β and rows are of whole vectors. What an activation takes hides the reading.
     */
    static Optional<SideBySideRows> of(KernelPlan plan, Width width, Recipe recipe) {
        NestAxis row = plan.nest().innermost();
        boolean fits = width.isVector()
                && (row.isDynamic() || (row.constantSize() <= LONGEST && row.constantSize() % width.lanes() == 0));
        boolean gains = (recipe.statistics() == Statistics.KEPT || recipe.statistics() == Statistics.READ)
                && OutputApart.isPossible(recipe)
                && plan.spec().hasGamma()
                && !plan.spec().isActivated();
        if (!fits || !gains) {
            return Optional.empty();
        }
        Signature signature = new Signature(plan.spec(), plan.nest(), width);
        // over segments strips may not fit, and what is read once for four rows outweighs the loops of smaller forms
        Stream<Underway> forms = width.isOnSegments() ? Stream.of(Underway.values()) : Stream.of(Underway.STRIP);
        return forms.map(underway -> new OutputTogether(plan, width, recipe, signature, underway).methods())
                .filter(methods -> methods.stream().allMatch(width::takes))
                .findFirst()
                .map(methods -> new SideBySideRows(ROWS, methods, false, taken(width, row, methods.get(0))));
    }

    private static TakenRows taken(Width width, NestAxis row, Method fourRows) {
        return TakenRows.near(row, lengths(width, row), fourRows.parameters());
    }

    private static String lengths(Width width, NestAxis row) {
        return row.isDynamic() ? row.size() + " % " + width.lanes() + " == 0 && " + row.size() + " <= " + LONGEST : "";
    }

    private List<Method> methods() {
        return List.of(
                new Method(
                        SideBySideRows.name(recipe, ROWS),
                        Arithmetic.FLOAT,
                        false,
                        "Four rows: " + (recipe.isBackward() ? "what dx pools" : "the statistics")
                                + " of each, then the outputs of all.",
                        signature.statistic(recipe),
                        all()),
                new Method(
                        found().name(),
                        Arithmetic.FLOAT,
                        false,
                        "One row of several: " + (recipe.isBackward() ? "what dx pools" : "its statistics")
                                + ". True if floats do not do.",
                        ofNumbers(),
                        numbersOfRow()));
    }

    /** All but the last pass, and but what is added to the gradients of γ and β. */
    private Recipe found() {
        List<Pass> passes =
                GradientsLast.in(recipe).passes().subList(0, recipe.passes().size() - 1);
        List<String> streams = passes.stream()
                .flatMap(pass -> OutputApart.streams(recipe, pass).stream())
                .distinct()
                .toList();
        Statistics statistics = recipe.isBackward() ? Statistics.WRITTEN : Statistics.FOUND;
        return new Recipe(recipe.name() + "Numbers", recipe.summary(), streams, statistics, passes);
    }

    /** The last pass, after what earlier ones add to the gradients of γ and β. */
    private Pass output() {
        return GradientsLast.in(recipe).passes().get(recipe.passes().size() - 1);
    }

    private OutputsOfRows outputs() {
        return new OutputsOfRows(plan, width, recipe, output());
    }

    private List<String> numbers() {
        return outputs().numbers();
    }

    private static String array(String number) {
        return number + "OfRow";
    }

    private List<Parameter> ofNumbers() {
        List<Parameter> parameters = new ArrayList<>(signature.statistic(found()));
        numbers().forEach(number -> parameters.add(new Parameter(Kind.FLOATS, array(number))));
        parameters.add(new Parameter(Kind.INT, Signature.ROW));
        return parameters;
    }

    private List<Node> numbersOfRow() {
        List<Node> inDoubt = List.of(new Statement("return true"));
        List<Node> nodes =
                new ArrayList<>(new VectorRow(plan.nest(), found(), width, underway, goal -> inDoubt).body());
        numbers()
                .forEach(
                        number -> nodes.add(new Store(array(number), Index.of(Signature.ROW), Expr.statistic(number))));
        nodes.add(new Statement("return false"));
        return nodes;
    }

    private List<Node> all() {
        List<Node> nodes = new ArrayList<>();
        numbers().forEach(number -> nodes.add(new ColumnFloats(array(number), nodes.size(), String.valueOf(ROWS))));
        nodes.addAll(numbersOfRows());
        nodes.add(new When("inDoubt", oneByOne()));
        nodes.add(new Note(output().note()));
        nodes.add(new Reach("", ROWS + " * " + plan.nest().innermost().size()));
        List<NeighbourRow> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> NeighbourRow.of(row, plan.nest().innermost()))
                .toList();
        for (NeighbourRow row : rows) {
            numbers()
                    .forEach(number -> nodes.add(new Let(
                            row.name(number),
                            Expr.load(array(number)).at(Op.LOAD, Index.of(String.valueOf(row.statistics()))))));
        }
        int together = together();
        for (int row = 0; row < ROWS; row += together) {
            nodes.addAll(outputs().nodes(rows.subList(row, row + together)));
        }
        return nodes;
    }

    /**
     * How many rows' outputs go side by side. Where a call gives a row's length, each row of each array takes a register that says
     * where it starts, and there are not as many for four in backward (two after two take 0.8 of the time) or over memory segments
     * (0.9 of it, in LAYER's forward at 256 bits).
     */
    private int together() {
        boolean isScarce = recipe.isBackward() || width.isOnSegments();
        return isScarce && plan.nest().innermost().isDynamic() ? ROWS / 2 : ROWS;
    }

    private List<Node> numbersOfRows() {
        return IntStream.range(0, ROWS)
                .<Node>mapToObj(row -> new Statement((row == 0 ? "boolean inDoubt = " : "inDoubt |= ")
                        + signature.callRow(found().name(), ofNumbers(), row)))
                .toList();
    }

    private List<Node> oneByOne() {
        List<Node> nodes = new ArrayList<>();
        SideBySideRows.singleCalls(signature, recipe, ROWS).forEach(call -> nodes.add(new Statement(call)));
        nodes.add(new Statement("return"));
        return nodes;
    }
}
