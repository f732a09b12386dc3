package io.normforge.processor.plan;

import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Arithmetic;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.When;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The loops over the kept axes, around a call for each row or tile. */
final class DriverLowering {

    /** How many rounds of the outermost loop add to one block of γ's and β's gradients. */
    private static final int GRADIENT_BLOCK = 64;

    private final KernelPlan plan;
    private final Nest nest;
    private final Width width;
    private final Signature signature;

    DriverLowering(KernelPlan plan, Width width, Signature signature) {
        this.plan = plan;
        this.nest = plan.nest();
        this.width = width;
        this.signature = signature;
    }

    /** Whether there can be enough columns for a whole tile. */
    static boolean hasTiles(Nest nest, Width width) {
        NestAxis columns = nest.innermost();
        return columns.isDynamic() || columns.constantSize() >= width.tile() * width.lanes();
    }

    /** Whether there can be columns that fill no tile. */
    static boolean hasEdge(Nest nest, Width width) {
        NestAxis columns = nest.innermost();
        return columns.isDynamic() || columns.constantSize() % (width.tile() * width.lanes()) != 0;
    }

    /** The method that the layer calls. */
    Method entry(Entry entry) {
        List<Node> body = new ArrayList<>();
        boolean gradients = entry.isBackward() && plan.spec().hasGamma();
        if (gradients) {
            body.addAll(gradientBlocks(entry));
        }
        if (KernelLowering.severalRows(plan, width, entry.last()).isPresent()) {
            body.addAll(severalRows(entry, gradients));
        } else {
            List<NestAxis> outer = nest.inRows()
                    ? nest.kept()
                    : nest.kept().subList(0, nest.kept().size() - 1);
            body.addAll(loops(entry, outer, 0, gradients));
        }
        if (gradients) {
            body.add(new Statement("gradients.foldBlock()"));
        }
        String summary = "All " + (nest.inRows() ? "rows" : "columns") + ": "
                + entry.last().summary() + ".";
        return new Method(entry.name(), Arithmetic.FLOAT, true, summary, signature.entry(entry), body);
    }

    private List<Node> gradientBlocks(Entry entry) {
        List<Node> nodes = new ArrayList<>();
        if (GatherLowering.isNeeded(plan)) {
            String plain = width.isVector() ? plan.className(Width.PLAIN) + "." : "";
            nodes.add(new Statement(Signature.call(plain + GatherLowering.name(entry.last()), signature.entry(entry))));
        }
        nodes.add(new Statement("float[] dGamma = gradients.gammaBlock()"));
        if (plan.spec().hasBeta()) {
            nodes.add(new Statement("float[] dBeta = gradients.betaBlock()"));
        }
        return nodes;
    }

    /** Several rows a round, then those that are left. */
    private List<Node> severalRows(Entry entry, boolean gradients) {
        int atOnce = KernelLowering.rowsAtOnce(plan, width);
        NestAxis rows = nest.kept().get(0);
        List<Node> several = places(nest.kept(), "");
        for (Recipe recipe : entry.stages()) {
            boolean together = KernelLowering.severalRows(plan, width, recipe).isPresent();
            several.addAll(together ? List.of(call(recipe, "Rows", "at", "")) : rowByRow(recipe, atOnce));
        }
        if (gradients) {
            several.add(foldAfter(rows, GRADIENT_BLOCK - atOnce));
        }
        List<Node> single = places(nest.kept(), "");
        single.addAll(calls(entry, "Row", ""));
        List<Node> nodes = new ArrayList<>();
        nodes.add(new IntLet("whole", rows.size() + " & -" + atOnce));
        nodes.add(new Loop(rows.variable(), "0", "whole", atOnce, several));
        nodes.add(new Loop(rows.variable(), "whole", rows.size(), 1, single));
        return nodes;
    }

    private static Node foldAfter(NestAxis axis, int last) {
        String condition = "(" + axis.variable() + " & " + (GRADIENT_BLOCK - 1) + ") == " + last;
        return new When(condition, List.of(new Statement("gradients.foldBlock()")));
    }

    private List<Node> loops(Entry entry, List<NestAxis> outer, int depth, boolean gradients) {
        if (depth == outer.size()) {
            return inside(entry, outer);
        }
        NestAxis axis = outer.get(depth);
        List<Node> body = new ArrayList<>(loops(entry, outer, depth + 1, gradients));
        if (depth == 0 && gradients) {
            body.add(foldAfter(axis, GRADIENT_BLOCK - 1));
        }
        return List.of(new Loop(axis.variable(), "0", axis.size(), 1, body));
    }

    private List<Node> inside(Entry entry, List<NestAxis> outer) {
        if (nest.inRows()) {
            List<Node> nodes = places(outer, "");
            nodes.addAll(calls(entry, "Row", ""));
            return nodes;
        }
        return tiles(entry, outer);
    }

    /** Where the statistic's elements, its parameters and its own place start. */
    private List<Node> places(List<NestAxis> axes, String column) {
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

    private List<Node> tiles(Entry entry, List<NestAxis> outer) {
        NestAxis columns = nest.innermost();
        int tile = width.tile() * width.lanes();
        String whole = columns.isDynamic()
                ? columns.size() + " / " + tile + " * " + tile
                : String.valueOf(columns.constantSize() / tile * tile);
        List<Node> nodes = new ArrayList<>();
        if (hasTiles(nest, width)) {
            nodes.add(new Loop("column", "0", whole, tile, tileBody(entry, outer, "Tile", "")));
        }
        if (hasEdge(nest, width)) {
            String name = width.isVector() ? "Edge" : "Column";
            String left = width.isVector() ? "Math.min(" + width.lanes() + ", " + columns.size() + " - column)" : "";
            String from = hasTiles(nest, width) ? whole : "0";
            nodes.add(new Loop("column", from, columns.size(), width.lanes(), tileBody(entry, outer, name, left)));
        }
        return nodes;
    }

    private List<Node> tileBody(Entry entry, List<NestAxis> outer, String method, String columnsLeft) {
        List<Node> nodes = places(outer, "column");
        nodes.addAll(calls(entry, method, columnsLeft));
        return nodes;
    }

    private List<Node> calls(Entry entry, String method, String lastArgument) {
        return entry.stages().stream()
                .map(recipe -> call(recipe, method, "at", lastArgument))
                .toList();
    }

    private List<Node> rowByRow(Recipe recipe, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> row == 0
                        ? "at"
                        : "at + " + row + " * " + nest.innermost().size())
                .map(at -> call(recipe, "Row", at, ""))
                .toList();
    }

    private Node call(Recipe recipe, String method, String at, String lastArgument) {
        String arguments = signature.statistic(recipe).stream()
                .map(parameter -> argument(parameter.name(), at))
                .collect(Collectors.joining(", "));
        String last = lastArgument.isEmpty() ? "" : ", " + lastArgument;
        return new Statement(recipe.name() + method + "(" + arguments + last + ")");
    }

    private String argument(String parameter, String at) {
        if (parameter.equals(Names.STATISTIC)) {
            return Nest.linear(nest.kept());
        }
        if (parameter.endsWith("At") && !parameter.equals("affineAt")) {
            return parameter.substring(0, parameter.length() - 2) + "Offset + " + at;
        }
        return parameter;
    }
}
