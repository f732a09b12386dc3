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
        List<NestAxis> outer = nest.inRows() ? nest.kept() : nest.kept().subList(0, nest.kept().size() - 1);
        body.addAll(loops(entry, outer, 0, gradients));
        if (gradients) {
            body.add(new Statement("gradients.foldBlock()"));
        }
        String summary = "All " + (nest.inRows() ? "rows" : "columns") + ": " + entry.last().summary() + ".";
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

    private List<Node> loops(Entry entry, List<NestAxis> outer, int depth, boolean gradients) {
        if (depth == outer.size()) {
            return inside(entry, outer);
        }
        NestAxis axis = outer.get(depth);
        List<Node> body = new ArrayList<>(loops(entry, outer, depth + 1, gradients));
        if (depth == 0 && gradients) {
            String last = "(" + axis.variable() + " & " + (GRADIENT_BLOCK - 1) + ") == " + (GRADIENT_BLOCK - 1);
            body.add(new When(last, List.of(new Statement("gradients.foldBlock()"))));
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
            String left = width.isVector()
                    ? "Math.min(" + width.lanes() + ", " + columns.size() + " - column)"
                    : "";
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
        List<Node> calls = new ArrayList<>();
        for (Recipe recipe : entry.stages()) {
            String arguments = signature.statistic(recipe).stream()
                    .map(parameter -> argument(parameter.name()))
                    .collect(Collectors.joining(", "));
            String last = lastArgument.isEmpty() ? "" : ", " + lastArgument;
            calls.add(new Statement(recipe.name() + method + "(" + arguments + last + ")"));
        }
        return calls;
    }

    private String argument(String parameter) {
        if (parameter.equals(Names.STATISTIC)) {
            return Nest.linear(nest.kept());
        }
        if (parameter.endsWith("At") && !parameter.equals("affineAt")) {
            return parameter.substring(0, parameter.length() - 2) + "Offset + at";
        }
        return parameter;
    }
}
