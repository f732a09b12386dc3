package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnSums;
import io.normforge.processor.ir.Node.FoldEightsTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Reach;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.StoreWide;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A recipe for a block of neighbouring rows, pass by pass. */
final class RowBlockLowering extends SideBySideLowering {

    private static final Map<Integer, String> COUNTS = Map.of(2, "two", 4, "four", 8, "eight");

    private final RowBlock block;

    RowBlockLowering(RowBlock block, Signature ofStatistic, Recipe recipe) {
        super(block, ofStatistic, recipe.isBackward() ? inPasses(recipe) : recipe);
        this.block = block;
    }

    /** Rows that share γ and β add to their gradients together, after their sums, which get a name. */
    private static Recipe inPasses(Recipe recipe) {
        Recipe last = GradientsLast.in(recipe);
        List<Pass> passes = last.passes().stream()
                .map(pass -> pass.sums().isEmpty()
                        ? pass
                        : new Pass("sums: " + pass.note(), pass.body(), pass.sums(), pass.then()))
                .toList();
        return new Recipe(last.name(), last.summary(), last.streams(), last.statistics(), passes);
    }

    @Override
    String title() {
        return "Block";
    }

    @Override
    String summary() {
        return "Some neighbouring rows, each a column: " + recipe.summary() + ".";
    }

    @Override
    List<Node> arrays(String sum, int first) {
        return List.of(new ColumnSums(ColumnNumbers.array(sum), first, block.most()));
    }

    @Override
    String addedTo(String array) {
        return array;
    }

    @Override
    List<Node> elements(Pass pass) {
        List<Parameter> arguments = onColumn(arguments(pass, " + " + start(ColumnNumbers.COLUMN), ""));
        Node call = new Statement(Signature.call(nameOfRows(pass), arguments));
        List<Node> body = pass.sums().isEmpty() ? ending(call, together(pass)) : List.of(call);
        return List.of(new Loop(ColumnNumbers.COLUMN, "0", block.columns(), together(pass), body));
    }

    @Override
    List<Method> overElements(Pass pass) {
        return List.of(new Method(
                nameOfRows(pass),
                Arithmetic.FLOAT,
                false,
                summary(pass) + ", " + COUNTS.get(together(pass)) + " rows side by side.",
                onColumn(ofRows(pass)),
                pass.sums().isEmpty() ? outputs(pass) : sums(pass)));
    }

    /** After so many rows, a block of gradients may be full. */
    private List<Node> ending(Node rows, int together) {
        String row = "(" + Names.STATISTIC + " + " + ColumnNumbers.COLUMN + ")";
        return recipe.isBackward()
                ? List.of(rows, DriverLowering.foldAfter(row, DriverLowering.GRADIENT_BLOCK - together))
                : List.of(rows);
    }

    /** The arrays, and the gradients whose blocks it ends. */
    @Override
    List<Parameter> shared() {
        List<Parameter> shared = new ArrayList<>();
        if (recipe.isBackward()) {
            shared.add(new Parameter(Kind.GRADIENTS, Names.GRADIENTS));
        }
        arrays().forEach(array -> shared.add(parameter(array)));
        return shared;
    }

    /** Which column the first row is, in the place of how many there are. */
    private static List<Parameter> onColumn(List<Parameter> parameters) {
        List<Parameter> moved = new ArrayList<>(parameters.subList(0, parameters.size() - 1));
        moved.add(new Parameter(Kind.INT, ColumnNumbers.COLUMN));
        return moved;
    }

    private int together(Pass pass) {
        return pass.sums().isEmpty() ? block.outputsTogether() : block.together();
    }

    private List<Node> sums(Pass pass) {
        List<Node> nodes = new ArrayList<>(numbersOf(pass));
        nodes.add(reach(pass));
        StraightRows rows =
                new StraightRows(block.plan().nest(), recipe, block.width(), block.together(), goal -> List.of());
        if (block.fillsVectors()) {
            nodes.addAll(rows.inEights(pass));
            pass.sums().forEach(sum -> nodes.add(folded(pass, sum)));
        } else {
            nodes.addAll(rows.elements(pass));
            neighbours(pass).forEach(row -> pass.sums().forEach(sum -> nodes.add(stored(row, sum))));
        }
        return nodes;
    }

    private Node folded(Pass pass, String sum) {
        List<String> sums = neighbours(pass).stream().map(row -> row.name(sum)).toList();
        return new FoldEightsTo(sums, ColumnNumbers.array(sum), Index.of(ColumnNumbers.COLUMN));
    }

    private static Node stored(NeighbourRow row, String sum) {
        Index column = new Index(ColumnNumbers.COLUMN, row.statistics());
        return new StoreWide(ColumnNumbers.array(sum), column, row.name(sum));
    }

    private List<Node> outputs(Pass pass) {
        List<Node> nodes = new ArrayList<>(numbersOf(pass));
        nodes.add(reach(pass));
        nodes.addAll(new OutputsOfRows(block.plan(), block.width(), recipe, pass).nodes(neighbours(pass)));
        return nodes;
    }

    private Node reach(Pass pass) {
        return new Reach("", together(pass) + " * " + block.row().size());
    }

    /** The numbers of each row that a pass needs, as locals. */
    private List<Node> numbersOf(Pass pass) {
        return neighbours(pass).stream()
                .flatMap(row -> numbers.before(pass.body()).stream()
                        .map(number -> (Let) number)
                        .<Node>map(number -> new Let(
                                row.name(number.name()),
                                Expr.load(ColumnNumbers.array(number.name()))
                                        .at(Op.LOAD, new Index(ColumnNumbers.COLUMN, row.statistics())))))
                .toList();
    }

    private List<NeighbourRow> neighbours(Pass pass) {
        return IntStream.range(0, together(pass))
                .mapToObj(row -> NeighbourRow.of(row, block.row()))
                .toList();
    }

    @Override
    List<Node> alone() {
        UnaryOperator<String> inColumn = name -> name.equals(Names.STATISTIC)
                ? name + " + " + ColumnNumbers.COLUMN
                : name.endsWith(Addressing.STATISTIC_START) ? name + " + " + start(ColumnNumbers.COLUMN) : name;
        String arguments = ofStatistic.statistic(recipe).stream()
                .map(parameter -> inColumn.apply(parameter.name()))
                .collect(Collectors.joining(", "));
        return ending(new Statement(recipe.name() + "Row(" + arguments + ")"), 1);
    }

    private String start(String column) {
        return column + " * " + block.row().size();
    }
}
