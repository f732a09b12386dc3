package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnSums;
import io.normforge.processor.ir.Node.EndPiece;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.ArrayList;
import java.util.List;

/** A recipe for the statistics of a sheet, all of them side by side. */
final class SheetLowering extends SideBySideLowering {

    private static final String PIECE = "Piece";

    private final Sheet sheet;

    SheetLowering(Sheet sheet, Signature ofStatistic, Recipe recipe) {
        super(sheet, ofStatistic, recipe);
        this.sheet = sheet;
    }

    @Override
    String title() {
        return "Sheet";
    }

    @Override
    String summary() {
        return "One sheet: " + recipe.summary() + ".";
    }

    @Override
    List<Node> arrays(String sum, int first) {
        String array = ColumnNumbers.array(sum);
        Node sums = new ColumnSums(array, first, sheet.columns());
        return sheet.hasPieces()
                ? List.of(sums, new ColumnSums(array + PIECE, first + 1, sheet.columns()))
                : List.of(sums);
    }

    @Override
    String addedTo(String array) {
        return sheet.hasPieces() ? array + PIECE : array;
    }

    @Override
    List<Node> elements(Pass pass) {
        String size = sheet.rows().size();
        if (numbers.sums(pass).isEmpty() || !sheet.hasPieces()) {
            return List.of(new Statement(callRows(pass, "", size)));
        }
        List<Node> inPiece = new ArrayList<>();
        inPiece.add(new IntLet(Sheet.ROWS, "Math.min(" + Sheet.PIECE + ", " + size + " - piece)"));
        inPiece.add(new Statement(callRows(pass, " + piece * " + sheet.columns(), Sheet.ROWS)));
        numbers.sums(pass).stream()
                .map(ColumnNumbers::array)
                .map(sum -> new EndPiece(sum + PIECE, sum, sheet.columns()))
                .forEach(inPiece::add);
        return List.of(new Loop("piece", "0", size, Sheet.PIECE, inPiece));
    }

    @Override
    List<Node> alone() {
        String call = ofStatistic.call(recipe.name() + "Column", ofStatistic.statistic(recipe), ColumnNumbers.COLUMN);
        return List.of(new Statement(plain + call));
    }

    @Override
    List<Method> overElements(Pass pass) {
        List<Node> body = new ArrayList<>(new SheetRows(sheet, numbers, parameterSums, pass, recipe.streams()).nodes());
        List<Parameter> parameters = ofRows(pass);
        if (sheet.leaves()) {
            body.add(new Statement(plain + Signature.call(nameOfRows(pass), with(parameters, sheet.rest()))));
        }
        List<Parameter> all = sheet.takesRest() ? with(parameters, Sheet.FROM) : parameters;
        return List.of(new Method(
                nameOfRows(pass),
                Arithmetic.FLOAT,
                sheet.takesRest(),
                summary(pass) + ", over rows of a sheet.",
                all,
                body));
    }

    /** A call of the pass's rows, from so far below the sheet's first. */
    private String callRows(Pass pass, String below, String rows) {
        List<Parameter> arguments = arguments(pass, below, rows);
        return Signature.call(nameOfRows(pass), sheet.takesRest() ? with(arguments, "0") : arguments);
    }

    private static List<Parameter> with(List<Parameter> parameters, String from) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(new Parameter(Kind.INT, from));
        return all;
    }
}
