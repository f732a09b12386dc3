package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnSums;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A recipe for a block of neighbouring rows, pass by pass. */
final class RowBlockLowering extends SideBySideLowering {

    private final RowBlock block;

    RowBlockLowering(RowBlock block, Signature ofStatistic, Recipe recipe) {
        super(block, ofStatistic, recipe);
        this.block = block;
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
        return List.of(new Loop(ColumnNumbers.COLUMN, "0", block.columns(), block.together(), List.of(call)));
    }

    @Override
    List<Method> overElements(Pass pass) {
        return List.of(new Method(
                nameOfRows(pass),
                Arithmetic.FLOAT,
                false,
                summary(pass) + ", " + (block.together() == 2 ? "two" : "four") + " rows side by side.",
                onColumn(ofRows(pass)),
                pass.sums().isEmpty() ? outputs(pass) : sums(pass)));
    }

    /** Which column the first row is, in the place of how many there are. */
    private static List<Parameter> onColumn(List<Parameter> parameters) {
        List<Parameter> moved = new ArrayList<>(parameters.subList(0, parameters.size() - 1));
        moved.add(new Parameter(Kind.INT, ColumnNumbers.COLUMN));
        return moved;
    }

    private List<Node> sums(Pass pass) {
        List<Node> nodes = new ArrayList<>(numbersOf(pass));
        int rows = block.together();
        nodes.add(reach());
        nodes.addAll(
                new StraightRows(block.plan().nest(), recipe, block.width(), rows, goal -> List.of()).elements(pass));
        for (NeighbourRow row : neighbours()) {
            pass.sums()
                    .forEach(sum -> nodes.add(new StoreWide(
                            ColumnNumbers.array(sum),
                            new Index(ColumnNumbers.COLUMN, row.statistics()),
                            row.name(sum))));
        }
        return nodes;
    }

    private List<Node> outputs(Pass pass) {
        List<Node> nodes = new ArrayList<>(numbersOf(pass));
        nodes.add(reach());
        nodes.addAll(new OutputsOfRows(block.plan(), block.width(), recipe, pass).nodes(neighbours()));
        return nodes;
    }

    private Node reach() {
        return new Reach("", block.together() + " * " + block.row().size());
    }

    /** The numbers of each row that a pass needs, as locals. */
    private List<Node> numbersOf(Pass pass) {
        return neighbours().stream()
                .flatMap(row -> numbers.before(pass.body()).stream()
                        .map(number -> (Let) number)
                        .<Node>map(number -> new Let(
                                row.name(number.name()),
                                Expr.load(ColumnNumbers.array(number.name()))
                                        .at(Op.LOAD, new Index(ColumnNumbers.COLUMN, row.statistics())))))
                .toList();
    }

    private List<NeighbourRow> neighbours() {
        return IntStream.range(0, block.together())
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
        return List.of(new Statement(recipe.name() + "Row(" + arguments + ")"));
    }

    private String start(String column) {
        return column + " * " + block.row().size();
    }
}
