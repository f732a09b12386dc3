package io.normforge.processor.schedule;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The loops over the kept axes, around a call for each row or tile. */
final class DriverLowering {

    /** How many rounds of a loop add to one block of γ's and β's gradients. */
    static final int GRADIENT_BLOCK = 8;

    private static final Node FOLD = new Statement("gradients.foldBlock()");

    private final KernelPlan plan;
    private final Nest nest;
    private final Width width;
    private final Signature signature;
    private final Layout layout;
    private final RowLowering rows;
    private final SharedLines lines;

    DriverLowering(KernelPlan plan, Width width, Signature signature, Layout layout) {
        this.plan = plan;
        this.nest = plan.nest();
        this.width = width;
        this.signature = signature;
        this.layout = layout;
        rows = new RowLowering(plan, width);
        lines = new SharedLines(rows);
    }

    /** The method that the layer calls, and what it calls for each round where there are rounds. */
    List<Method> entries(Entry entry) {
        List<Method> methods = new ArrayList<>();
        if (nest.rounds() != null) {
            methods.add(new RoundLowering(plan, signature).method(entry));
        }
        methods.add(entry(entry));
        GivenPlanes.of(plan, width, entry).map(GivenPlanes::method).ifPresent(methods::add);
        return methods;
    }

    private Method entry(Entry entry) {
        List<Node> body = new ArrayList<>();
        if (nest.inRows() && nest.innermost().isDynamic() && width.isVector()) {
            body.addAll(new RowRest(width, nest.innermost()).beforeRows(plainCall(entry), entry.stages(), nest));
        }
        boolean gradients = entry.addsToGradients() && plan.spec().hasGamma();
        if (gradients) {
            body.addAll(gradientBlocks(entry));
        }
        if (!width.isVector()) {
            body.addAll(RowLines.parameters(nest, signature.round(entry)));
            body.addAll(layout == Layout.ROWS ? lines.before(entry) : List.of());
        }
        Optional<SideBySideRows> together = SideBySideRows.of(plan, width, entry.last());
        if (layout == Layout.PLANES) {
            Planes planes = Planes.of(plan, width);
            body.add(PlaneLowering.blocks(planes, signature, entry, splits(entry, planes.inRow())));
        } else if (together.isPresent()) {
            body.addAll(new SeveralRows(this, nest, together.get()).nodes(entry, gradients));
        } else {
            GivenPlanes.of(plan, width, entry)
                    .map(planes -> givenPlanes(planes, entry))
                    .ifPresent(body::addAll);
            body.addAll(loops(entry, Split.outer(nest), 0, gradients));
        }
        String summary = "All " + (nest.inRows() ? "rows" : "columns") + (nest.rounds() == null ? "" : " of a round")
                + ": " + entry.last().summary() + ".";
        return new Method(
                RoundLowering.name(nest, entry), Arithmetic.FLOAT, true, summary, signature.round(entry), body);
    }

    private List<Node> givenPlanes(GivenPlanes planes, Entry entry) {
        boolean splits = splits(entry, planes.samples());
        return splits
                ? planes.nodes(Split.FROM, Split.TO)
                : planes.nodes("0", planes.samples().size());
    }

    /** The same in plain code. */
    private Node plainCall(Entry entry) {
        return new Statement(
                Signature.call(width.plainOwner(plan) + RoundLowering.name(nest, entry), signature.round(entry)));
    }

    /** The method that the layer calls, where the plain kernel does the work. */
    Method inPlainCode(Entry entry) {
        String call = Signature.call(width.plainOwner(plan) + entry.name(), signature.entry(entry));
        return new Method(
                entry.name(),
                Arithmetic.FLOAT,
                true,
                "All of it in plain code: in vectors it would be too much for the JIT.",
                signature.entry(entry),
                List.of(new Statement(call)));
    }

    private List<Node> gradientBlocks(Entry entry) {
        List<Node> nodes = new ArrayList<>();
        if (GatherLowering.isNeeded(plan)) {
            nodes.add(new Statement(Signature.call(
                    width.plainOwner(plan) + GatherLowering.name(entry.last()), signature.round(entry))));
        }
        nodes.add(new Statement("float[] dGamma = gradients.gammaBlock()"));
        if (plan.spec().hasBeta()) {
            nodes.add(new Statement("float[] dBeta = gradients.betaBlock()"));
        }
        if (plan.spec().gatesResidual()) {
            nodes.add(new Statement("float[] dGate = gradients.gateBlock()"));
        }
        return nodes;
    }

    static Node foldAfter(String row, int last) {
        String condition = "(" + row + " & " + (GRADIENT_BLOCK - 1) + ") == " + last;
        return new When(condition, List.of(FOLD));
    }

    private List<Node> loops(Entry entry, List<NestAxis> outer, int depth, boolean gradients) {
        if (depth == outer.size()) {
            return inside(entry, outer);
        }
        NestAxis axis = outer.get(depth);
        List<Node> body = new ArrayList<>(loops(entry, outer, depth + 1, gradients));
        boolean folds = gradients && depth == sharing(outer, outer.size());
        if (folds) {
            body.add(foldAfter(axis.variable(), GRADIENT_BLOCK - 1));
        }
        boolean splits = splits(entry, axis);
        String from = splits ? Split.FROM : "0";
        Node loop = new Loop(axis.variable(), from, splits ? Split.TO : axis.size(), 1, body);
        return folds && sharing(outer, depth) >= 0 ? List.of(loop, FOLD) : List.of(loop);
    }

    /** Whether a call says where the loop along the axis starts and ends. */
    boolean splits(Entry entry, NestAxis axis) {
        return Split.axis(plan.spec(), nest, entry)
                .filter(split -> split == axis)
                .isPresent();
    }

    /** The innermost of the first so many loops all of whose rounds add to the same gradients; −1 where there is none. */
    private static int sharing(List<NestAxis> loops, int count) {
        return IntStream.range(0, count)
                .filter(depth -> !loops.get(depth).axis().affine())
                .max()
                .orElse(-1);
    }

    private List<Node> inside(Entry entry, List<NestAxis> outer) {
        if (nest.inRows()) {
            List<Node> nodes = places(outer, "");
            nodes.addAll(calls(entry, "Row"));
            return nodes;
        }
        return layout == Layout.SHEETS ? sheet(entry, outer) : tiles(entry, outer);
    }

    private List<Node> sheet(Entry entry, List<NestAxis> outer) {
        List<Node> nodes = outer.isEmpty() ? new ArrayList<>() : places(outer, "");
        for (Recipe recipe : entry.stages()) {
            String arguments = signature.statistic(recipe).stream()
                    .map(parameter -> sheetArgument(parameter.name(), outer))
                    .collect(Collectors.joining(", "));
            nodes.add(new Statement(recipe.name() + "Sheet(" + arguments + ")"));
        }
        return nodes;
    }

    private String sheetArgument(String parameter, List<NestAxis> outer) {
        if (parameter.equals(Names.STATISTIC) && !outer.isEmpty()) {
            String sheets = Nest.linear(outer);
            return nest.statistic((sheets.contains(" ") ? "(" + sheets + ")" : sheets) + " * "
                    + nest.innermost().size());
        }
        if (parameter.equals(Names.STATISTIC)) {
            return nest.statistic("0");
        }
        if (outer.isEmpty()) {
            return parameter.equals("affineAt") ? "0" : parameter.replaceFirst("At$", "Offset");
        }
        return argument(parameter, "at");
    }

    /** Where the statistic's elements, its parameters and its own place start. */
    List<Node> places(List<NestAxis> axes, String column) {
        List<Node> nodes = new ArrayList<>();
        String at = axes.stream().map(NestAxis::position).collect(Collectors.joining(" + "));
        nodes.add(new IntLet("at", orZero(Index.sum(at, column))));
        if (plan.spec().hasGamma() && nest.hasAffineStart()) {
            String affineAt = "";
            for (NestAxis axis : axes) {
                affineAt = Index.sum(affineAt, axis.affinePosition());
            }
            boolean affineColumns = !column.isEmpty() && nest.innermost().axis().affine();
            nodes.add(new IntLet("affineAt", orZero(affineColumns ? Index.sum(affineAt, column) : affineAt)));
        }
        return nodes;
    }

    private static String orZero(String expression) {
        return expression.isEmpty() ? "0" : expression;
    }

    /** Tiles, then in vector code single vectors, then columns alone. */
    private List<Node> tiles(Entry entry, List<NestAxis> outer) {
        NestAxis columns = nest.innermost();
        int lanes = width.lanes();
        int tile = width.columnsInTile();
        List<Node> nodes = new ArrayList<>();
        if (tile > 0 && TileLowering.hasGroupsOf(nest, tile, 0)) {
            nodes.add(new Loop("column", "0", wholes(columns, tile), tile, tileBody(entry, outer, "Tile")));
        }
        if (width.isVector() && TileLowering.hasGroupsOf(nest, lanes, tile)) {
            List<Node> vector = tileBody(entry, outer, "Vector");
            String from = tile == 0 ? "0" : wholes(columns, tile);
            nodes.add(new Loop("column", from, wholes(columns, lanes), lanes, vector));
        }
        if (TileLowering.hasGroupsOf(nest, 1, width.isVector() ? lanes : tile)) {
            String from = wholes(columns, width.isVector() ? lanes : tile);
            nodes.add(new Loop("column", from, columns.size(), 1, tileBody(entry, outer, "Column")));
        }
        return nodes;
    }

    /** How many columns whole groups of so many take. */
    private static String wholes(NestAxis columns, int group) {
        return columns.isDynamic()
                ? "(" + columns.size() + " & -" + group + ")"
                : String.valueOf(columns.constantSize() / group * group);
    }

    private List<Node> tileBody(Entry entry, List<NestAxis> outer, String method) {
        List<Node> nodes = places(outer, "column");
        nodes.addAll(calls(entry, method));
        return nodes;
    }

    List<Node> calls(Entry entry, String method) {
        String owner = method.equals("Column") ? width.plainOwner(plan) : "";
        return entry.stages().stream()
                .map(recipe -> method.equals("Row") ? row(recipe) : call(owner + recipe.name() + method, recipe, "at"))
                .toList();
    }

    private Node row(Recipe recipe) {
        String row = row(recipe, recipe);
        return rows.leavesActivation(recipe)
                ? new When(row, List.of(new Statement(row(recipe, ActivationApart.activation(recipe)))))
                : new Statement(row);
    }

    /** A call of the method for a row that is made from a recipe, or from a part of it. */
    private String row(Recipe recipe, Recipe part) {
        String method = part.name() + "Row";
        String shared = width.isVector() ? "" : lines.arguments(recipe, method);
        return method + "(" + arguments(part, "at") + shared + ")";
    }

    Node call(String method, Recipe recipe, String at) {
        return new Statement(method + "(" + arguments(recipe, at) + ")");
    }

    /** What a method for a statistic takes, whose elements start there. */
    String arguments(Recipe recipe, String at) {
        return signature.statistic(recipe).stream()
                .map(parameter -> argument(parameter.name(), at))
                .collect(Collectors.joining(", "));
    }

    private String argument(String parameter, String at) {
        if (parameter.equals(Names.STATISTIC)) {
            return nest.statistic(Nest.linear(plan.statisticAxes()));
        }
        if (parameter.endsWith("At") && !parameter.equals("affineAt")) {
            return parameter.substring(0, parameter.length() - 2) + "Offset + " + at;
        }
        return parameter;
    }
}
