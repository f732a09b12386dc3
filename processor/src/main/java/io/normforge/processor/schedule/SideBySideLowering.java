package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.ColumnSums;
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
 * A recipe for statistics side by side: each pass goes over memory as it lies, and sums wait in arrays. Where one statistic asks
 * for double arithmetic, which is rare, each of them is taken alone.
 */
abstract class SideBySideLowering {

    private static final String ROWS = "Rows";
    private static final String COLUMNS = "Columns";
    private static final String PARAMETERS = "Parameters";

    final Recipe recipe;
    final Signature ofStatistic;
    final ParameterSums parameterSums;
    final ColumnNumbers numbers;

    /** What calls of what finds numbers of columns start with: nothing, or the plain kernel's name. */
    final String plain;

    private final SideBySide block;
    private final SheetSignature signature;

    SideBySideLowering(SideBySide block, Signature ofStatistic, Recipe recipe) {
        this.block = block;
        this.ofStatistic = ofStatistic;
        this.recipe = recipe;
        signature = new SheetSignature(block, recipe);
        parameterSums = new ParameterSums(block.sharesParameters(), 0);
        numbers = new ColumnNumbers(recipe, parameterSums);
        plain = block.numbersAtOnce() > 1 ? "" : block.width().plainOwner(block.plan());
    }

    /** Names a method for all of the statistics, and heads its Javadoc. */
    abstract String title();

    /** The arrays of a sum. */
    abstract List<Node> arrays(String sum, int first);

    /** A pass over the elements, by calls of {@link #overElements}. */
    abstract List<Node> elements(Pass pass);

    /** The method that goes over elements, then those it calls. */
    abstract List<Method> overElements(Pass pass);

    /** A call of plain code for one column alone. */
    abstract List<Node> alone();

    /** The array that a pass adds to, where it is not that of the finished sums. */
    abstract String addedTo(String array);

    /** The method for all of them, then those it calls. */
    final List<Method> methods() {
        List<Parameter> parameters = new ArrayList<>(ofStatistic.statistic(recipe));
        if (block.countsColumns()) {
            parameters.add(new Parameter(Kind.INT, block.columns()));
        }
        parameters.addAll(shared());
        List<Method> methods = new ArrayList<>();
        methods.add(new Method(recipe.name() + title(), Arithmetic.FLOAT, false, summary(), parameters, body()));
        for (Pass pass : recipe.passes()) {
            if (pass.hasBody()) {
                methods.addAll(overElements(pass));
            }
            if (plain.isEmpty()) {
                methods.addAll(steps(pass));
            }
        }
        return methods;
    }

    private List<Method> steps(Pass pass) {
        return columns(pass).methods(name(pass, COLUMNS), recipe.name() + PARAMETERS);
    }

    abstract String summary();

    private SheetColumns columns(Pass pass) {
        return new SheetColumns(block, signature, numbers, pass, parameterSums.of(pass.body()));
    }

    /** What the method for all of them takes besides, which is the same in all calls of it. */
    List<Parameter> shared() {
        return List.of();
    }

    /** An array as what a method takes. */
    static Parameter parameter(Node array) {
        return array instanceof ColumnFloats floats
                ? new Parameter(Kind.FLOATS, floats.array())
                : new Parameter(Kind.DOUBLES, ((ColumnSums) array).array());
    }

    private List<Node> body() {
        List<Node> nodes = new ArrayList<>(shared().isEmpty() ? arrays() : List.of());
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

    /** The arrays in which numbers and sums wait. */
    final List<Node> arrays() {
        List<Node> nodes = new ArrayList<>();
        for (String number : numbers.stored()) {
            nodes.add(new ColumnFloats(ColumnNumbers.array(number), nodes.size(), block.most()));
        }
        int sums = 0;
        for (String sum : numbers.sums()) {
            List<Node> ofSum = arrays(sum, sums);
            nodes.addAll(ofSum);
            sums += ofSum.size();
        }
        return nodes;
    }

    private List<Node> statistics(Pass pass) {
        SheetColumns columns = columns(pass);
        List<Node> nodes = new ArrayList<>();
        if (columns.hasSteps()) {
            String call = plain + columns.callSteps(name(pass, COLUMNS));
            nodes.add(columns.mayBeInDoubt() ? new When(call, oneByOne()) : new Statement(call));
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
                + keep.array() + ", " + Names.STATISTIC + ", " + block.columns() + ")");
    }

    /** Every column for itself, by plain code. */
    private List<Node> oneByOne() {
        return List.of(new Loop(ColumnNumbers.COLUMN, "0", block.columns(), 1, alone()), new Statement("return"));
    }

    /** The arguments of what goes over elements. */
    final List<Parameter> ofRows(Pass pass) {
        List<Node> nodes = new ArrayList<>(numbers.before(pass.body()));
        nodes.addAll(parameterSums.inSums(pass.body()));
        return signature.ofRows(nodes, numbers.sums(pass));
    }

    /** A call of that, from so far below the first row. */
    final List<Parameter> arguments(Pass pass, String below, String rows) {
        return ofRows(pass).stream()
                .map(parameter -> new Parameter(parameter.type(), argument(pass, parameter.name(), below, rows)))
                .toList();
    }

    private String argument(Pass pass, String name, String below, String rows) {
        if (name.equals(Sheet.ROWS)) {
            return rows;
        }
        if (numbers.sums(pass).stream().map(ColumnNumbers::array).anyMatch(name::equals)) {
            return addedTo(name);
        }
        boolean isPlace = recipe.streams().stream()
                .map(stream -> stream + Addressing.STATISTIC_START)
                .anyMatch(name::equals);
        return isPlace ? name + below : name;
    }

    /** Heads the Javadoc of what goes over elements. */
    final String summary(Pass pass) {
        return ColumnNumbers.capital(pass.note().isEmpty() ? recipe.summary() : pass.note());
    }

    /** Names what goes over elements. */
    final String nameOfRows(Pass pass) {
        return name(pass, ROWS);
    }

    /** Named after the recipe and, where it has several passes over rows, the first word of what heads this one. */
    final String name(Pass pass, String suffix) {
        long passes = recipe.passes().stream().filter(Pass::hasBody).count();
        String word = pass.note().split("[ ,:]", 2)[0];
        return recipe.name() + (passes > 1 && !word.isEmpty() ? ColumnNumbers.capital(word) : "") + suffix;
    }
}
