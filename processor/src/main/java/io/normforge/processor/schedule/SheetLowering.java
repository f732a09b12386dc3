package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.ColumnSums;
import io.normforge.processor.ir.Node.EndPiece;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe for the statistics of a sheet, all of them side by side: each pass goes over memory as it lies, and sums wait in
 * arrays. Where one statistic asks for double arithmetic, which is rare, the whole sheet is taken column by column.
 */
final class SheetLowering {

    private static final String ROWS = "Rows";
    private static final String COLUMNS = "Columns";
    private static final String PARAMETERS = "Parameters";
    private static final String PIECE = "Piece";

    private final Sheet sheet;
    private final Signature ofStatistic;
    private final SheetSignature signature;
    private final Recipe recipe;
    private final ParameterSums parameterSums = new ParameterSums(false, 0);
    private final ColumnNumbers numbers;
    private final String plain;

    SheetLowering(Sheet sheet, Signature ofStatistic, Recipe recipe) {
        this.sheet = sheet;
        this.ofStatistic = ofStatistic;
        this.recipe = recipe;
        signature = new SheetSignature(sheet, recipe);
        numbers = new ColumnNumbers(recipe, parameterSums);
        plain = sheet.width().plainOwner(sheet.plan());
    }

    /** The method for a sheet, then those it calls. */
    List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        methods.add(new Method(
                recipe.name() + "Sheet",
                Arithmetic.FLOAT,
                false,
                "One sheet: " + recipe.summary() + ".",
                ofStatistic.statistic(recipe),
                body()));
        for (Pass pass : recipe.passes()) {
            if (pass.hasBody()) {
                methods.add(rows(pass));
            }
            if (!sheet.width().isVector()) {
                methods.addAll(columns(pass).methods(name(pass, COLUMNS), recipe.name() + PARAMETERS));
            }
        }
        return methods;
    }

    private SheetColumns columns(Pass pass) {
        return new SheetColumns(sheet, signature, numbers, pass, parameterSums.of(pass.body()));
    }

    private List<Node> body() {
        List<Node> nodes = new ArrayList<>(arrays());
        for (Pass pass : recipe.passes()) {
            if (!pass.note().isEmpty()) {
                nodes.add(new Note(pass.note()));
            }
            if (pass.hasBody()) {
                nodes.addAll(elements(pass));
            }
            nodes.addAll(statistics(pass));
        }
        return nodes;
    }

    private List<Node> arrays() {
        List<Node> nodes = new ArrayList<>();
        String columns = sheet.columns().size();
        for (String number : numbers.stored()) {
            nodes.add(new ColumnFloats(ColumnNumbers.array(number), nodes.size(), columns));
        }
        int sums = 0;
        for (String sum : numbers.sums()) {
            nodes.add(new ColumnSums(ColumnNumbers.array(sum), sums++, columns));
            if (sheet.hasPieces()) {
                nodes.add(new ColumnSums(ColumnNumbers.array(sum) + PIECE, sums++, columns));
            }
        }
        return nodes;
    }

    private List<Node> elements(Pass pass) {
        String size = sheet.rows().size();
        if (numbers.sums(pass).isEmpty() || !sheet.hasPieces()) {
            return List.of(new Statement(callRows(pass, "", size)));
        }
        List<Node> inPiece = new ArrayList<>();
        inPiece.add(new IntLet(Sheet.ROWS, "Math.min(" + Sheet.PIECE + ", " + size + " - piece)"));
        inPiece.add(new Statement(callRows(pass, " + piece * " + sheet.columns().size(), Sheet.ROWS)));
        numbers.sums(pass).stream()
                .map(ColumnNumbers::array)
                .map(sum -> new EndPiece(sum + PIECE, sum, sheet.columns().size()))
                .forEach(inPiece::add);
        return List.of(new Loop("piece", "0", size, Sheet.PIECE, inPiece));
    }

    private List<Node> statistics(Pass pass) {
        SheetColumns columns = columns(pass);
        List<Node> nodes = new ArrayList<>();
        if (columns.hasSteps()) {
            String call = plain + columns.callSteps(name(pass, COLUMNS));
            nodes.add(columns.mayBeInDoubt() ? new When(call, alone()) : new Statement(call));
        }
        List<Node> kept = pass.then().stream()
                .filter(Step.Keep.class::isInstance)
                .map(step -> copy((Step.Keep) step))
                .toList();
        if (!kept.isEmpty()) {
            nodes.add(new When(Names.SAVED + " != null", kept));
        }
        if (columns.hasParameters()) {
            nodes.add(new Statement(plain + columns.callParameters(recipe.name() + PARAMETERS)));
        }
        return nodes;
    }

    private Node copy(Step.Keep keep) {
        return new Statement("System.arraycopy(" + ColumnNumbers.array(ColumnNumbers.kept(keep)) + ", 0, "
                + keep.array() + ", " + Names.STATISTIC + ", " + sheet.columns().size() + ")");
    }

    /** Every column for itself, by plain code. */
    private List<Node> alone() {
        String call = ofStatistic.call(recipe.name() + "Column", ofStatistic.statistic(recipe), ColumnNumbers.COLUMN);
        String columns = sheet.columns().size();
        return List.of(
                new Loop(ColumnNumbers.COLUMN, "0", columns, 1, List.of(new Statement(plain + call))),
                new Statement("return"));
    }

    private Method rows(Pass pass) {
        List<Node> body = new ArrayList<>(new SheetRows(sheet, numbers, parameterSums, pass, recipe.streams()).nodes());
        List<Parameter> parameters = new ArrayList<>(ofRows(pass));
        if (sheet.leaves()) {
            body.add(new Statement(plain + Signature.call(name(pass, ROWS), with(parameters, sheet.rest()))));
        }
        List<Parameter> all = sheet.takesRest() ? with(parameters, Sheet.FROM) : parameters;
        String summary = ColumnNumbers.capital(pass.note().isEmpty() ? recipe.summary() : pass.note());
        return new Method(
                name(pass, ROWS), Arithmetic.FLOAT, sheet.takesRest(), summary + ", over rows of a sheet.", all, body);
    }

    private List<Parameter> ofRows(Pass pass) {
        List<Node> nodes = new ArrayList<>(numbers.before(pass.body()));
        nodes.addAll(parameterSums.inSums(pass.body()));
        return signature.ofRows(nodes, numbers.sums(pass));
    }

    /** A call of the pass's rows, from so far below the sheet's first. */
    private String callRows(Pass pass, String below, String rows) {
        List<Parameter> arguments = ofRows(pass).stream()
                .map(parameter -> new Parameter(parameter.type(), argument(pass, parameter.name(), below, rows)))
                .toList();
        return Signature.call(name(pass, ROWS), sheet.takesRest() ? with(arguments, "0") : arguments);
    }

    private static List<Parameter> with(List<Parameter> parameters, String from) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(new Parameter(Kind.INT, from));
        return all;
    }

    private String argument(Pass pass, String name, String below, String rows) {
        if (name.equals(Sheet.ROWS)) {
            return rows;
        }
        boolean isSum = numbers.sums(pass).stream().map(ColumnNumbers::array).anyMatch(name::equals);
        if (isSum && sheet.hasPieces()) {
            return name + PIECE;
        }
        boolean isPlace = recipe.streams().stream()
                .map(stream -> stream + Addressing.STATISTIC_START)
                .anyMatch(name::equals);
        return isPlace ? name + below : name;
    }

    /** Named after the recipe and, where it has several passes over rows, the first word of what heads this one. */
    private String name(Pass pass, String suffix) {
        long passes = recipe.passes().stream().filter(Pass::hasBody).count();
        String word = pass.note().split("[ ,:]", 2)[0];
        return recipe.name() + (passes > 1 && !word.isEmpty() ? ColumnNumbers.capital(word) : "") + suffix;
    }
}
