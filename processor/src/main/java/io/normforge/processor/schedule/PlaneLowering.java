package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnSums;
import io.normforge.processor.ir.Node.FoldColumns;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A recipe for a block of channels with small planes, all of them side by side. */
final class PlaneLowering extends SideBySideLowering {

    /** Ends the names of arrays with eight doubles a column. */
    private static final String EIGHTS = "Eights";

    private static final String TITLE = "Planes";

    private static final String ROW = "Row";

    private final Planes planes;
    private final boolean inPairs;

    /**
     * A lowering.
     *
     * @param inPairs whether no more than two vectors of a plane are under way in a loop
     */
    PlaneLowering(Planes planes, Signature ofStatistic, Recipe recipe, boolean inPairs) {
        super(planes, ofStatistic, recipe);
        this.planes = planes;
        this.inPairs = inPairs;
    }

    /**
     * A block of channels after the other.
     *
     * @param splits whether a call says from which channel to which
     */
    static Node blocks(Planes planes, Signature signature, Entry entry, boolean splits) {
        String channels = splits ? Split.TO : planes.inRow().size();
        List<Node> block = new ArrayList<>();
        block.add(new IntLet(planes.columns(), atMost(planes.block(), channels + " - first")));
        entry.stages().forEach(recipe -> block.add(call(planes, signature, recipe)));
        return new Loop("first", splits ? Split.FROM : "0", channels, planes.block(), block);
    }

    private static Node call(Planes planes, Signature signature, Recipe recipe) {
        String arguments = signature.statistic(recipe).stream()
                .map(parameter -> argument(planes, parameter.name()))
                .collect(Collectors.joining(", "));
        return new Statement(recipe.name() + TITLE + "(" + arguments + ", columns)");
    }

    private static String argument(Planes planes, String name) {
        if (name.equals(Names.STATISTIC)) {
            return planes.plan().nest().statistic("first");
        }
        if (name.equals("affineAt")) {
            return "first";
        }
        return name.endsWith(Addressing.STATISTIC_START)
                ? name.substring(0, name.length() - 2) + "Offset + first * "
                        + planes.plane().size()
                : name;
    }

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String summary() {
        return "The planes of some neighbouring channels, each a column: " + recipe.summary() + ".";
    }

    @Override
    List<Node> arrays(String sum, int first) {
        String array = ColumnNumbers.array(sum);
        return List.of(
                new ColumnSums(array, first, planes.most()),
                new ColumnSums(array + EIGHTS, first + 1, Width.EIGHT + " * " + planes.most()));
    }

    @Override
    String addedTo(String array) {
        return array + EIGHTS;
    }

    @Override
    List<Node> elements(Pass pass) {
        String samples = planes.rows().size();
        Pieces pieces = planes.pieces();
        List<Node> folds = numbers.sums(pass).stream()
                .map(ColumnNumbers::array)
                .<Node>map(sum -> new FoldColumns(sum + EIGHTS, sum, planes.columns()))
                .toList();
        if (folds.isEmpty() || !pieces.mayBeSeveral(planes.rows())) {
            List<Node> all = new ArrayList<>(List.of(new Statement(callRows(pass, "", samples))));
            all.addAll(folds);
            return all;
        }
        List<Node> inPiece = new ArrayList<>();
        inPiece.add(new IntLet(Sheet.ROWS, atMost(pieces.size(), samples + " - piece")));
        inPiece.add(new Statement(callRows(pass, " + piece * (" + planes.rows().stride() + ")", Sheet.ROWS)));
        inPiece.addAll(folds);
        return List.of(new Loop("piece", "0", samples, pieces.size(), inPiece));
    }

    private String callRows(Pass pass, String below, String rows) {
        return Signature.call(nameOfRows(pass), arguments(pass, below, rows));
    }

    /** How many of those that are left come next; of large planes it is one. */
    private static String atMost(int most, String left) {
        return most == 1 ? "1" : "Math.min(" + most + ", " + left + ")";
    }

    @Override
    List<Method> overElements(Pass pass) {
        PlaneRows rows = new PlaneRows(planes, recipe, inPairs, numbers, parameterSums);
        Optional<PlaneStrips> strips = rows.strips(pass, name(pass, ""), summary(pass));
        List<Method> methods = new ArrayList<>();
        methods.add(new Method(
                nameOfRows(pass),
                Arithmetic.FLOAT,
                false,
                summary(pass) + ", over planes of some samples.",
                ofRows(pass),
                rows.nodes(pass, strips)));
        strips.map(PlaneStrips::methods).ifPresent(methods::addAll);
        return methods;
    }

    /** As rows have it. */
    @Override
    List<Node> alone() {
        String row = ofRow(recipe);
        if (!new RowLowering(planes.plan(), Width.PLAIN).leavesActivation(recipe)) {
            return List.of(new Statement(row));
        }
        return List.of(new When(row, List.of(new Statement(ofRow(ActivationApart.activation(recipe))))));
    }

    private String ofRow(Recipe ofOne) {
        String arguments = ofStatistic.statistic(ofOne).stream()
                .map(parameter -> inColumn(parameter.name()))
                .collect(Collectors.joining(", "));
        return plain + ofOne.name() + ROW + "(" + arguments + ")";
    }

    private String inColumn(String name) {
        if (name.equals(Names.STATISTIC) || name.equals("affineAt")) {
            return name + " + " + ColumnNumbers.COLUMN;
        }
        boolean isPlace = name.endsWith(Addressing.STATISTIC_START);
        return isPlace
                ? name + " + " + ColumnNumbers.COLUMN + " * " + planes.plane().size()
                : name;
    }
}
