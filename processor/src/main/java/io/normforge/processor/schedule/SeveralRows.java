package io.normforge.processor.schedule;

import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The loop over rows, several of them a round, and then the loop over those that are left. */
record SeveralRows(DriverLowering drivers, Nest nest, SideBySideRows together) {

    private static final String COLUMNS = "columns";

    /**
     * Both loops.
     *
     * @param gradients whether rows add to the gradients of γ and β
     */
    List<Node> nodes(Entry entry, boolean gradients) {
        NestAxis rows = nest.kept().get(0);
        boolean splits = drivers.splits(entry, rows);
        String from = splits ? Split.FROM : "0";
        String end = splits ? Split.TO : rows.size();
        TakenRows taken = together.taken();
        boolean mayBeNone = taken.mayBeNone(from, end);
        List<Node> nodes = new ArrayList<>();
        if (mayBeNone) {
            nodes.add(new Note("several rows at a time, unless " + taken.otherwise()));
        }
        nodes.add(new IntLet("whole", taken.end(end + " & -" + together.rows(), from, end)));
        nodes.add(
                all(from, new Loop(rows.variable(), from, "whole", together.most(), several(entry, rows, gradients))));
        nodes.add(new Loop(
                rows.variable(),
                "whole",
                end,
                1,
                single(entry, rows, gradients && (mayBeNone || restMayFillBlocks()))));
        return nodes;
    }

    /** Arrays are looked up where there is any use for them. */
    private Node all(String from, Node loop) {
        if (together.arrays().isEmpty()) {
            return loop;
        }
        List<Node> nodes = new ArrayList<>(together.arrays());
        nodes.add(loop);
        return new When(from + " < whole", nodes);
    }

    private List<Node> several(Entry entry, NestAxis rows, boolean gradients) {
        List<Node> nodes = new ArrayList<>();
        if (together.isCounted()) {
            nodes.add(new IntLet(COLUMNS, "Math.min(" + together.most() + ", whole - " + rows.variable() + ")"));
        }
        nodes.addAll(drivers.places(nest.kept(), ""));
        for (Recipe recipe : entry.stages()) {
            nodes.addAll(recipe == entry.last() ? List.of(call(recipe)) : rowByRow(recipe));
        }
        if (gradients && !together.endsGradientBlocks()) {
            nodes.add(DriverLowering.foldAfter(rows.variable(), DriverLowering.GRADIENT_BLOCK - together.rows()));
        }
        return nodes;
    }

    private List<Node> single(Entry entry, NestAxis rows, boolean endsBlocks) {
        List<Node> nodes = new ArrayList<>(drivers.places(nest.kept(), ""));
        nodes.addAll(drivers.calls(entry, "Row"));
        if (endsBlocks) {
            nodes.add(DriverLowering.foldAfter(rows.variable(), DriverLowering.GRADIENT_BLOCK - 1));
        }
        return nodes;
    }

    /** Whether rows that are left may be as many as a block of gradients. */
    private boolean restMayFillBlocks() {
        return together.rows() > DriverLowering.GRADIENT_BLOCK;
    }

    private Node call(Recipe recipe) {
        String arguments = drivers.arguments(recipe, "at");
        List<String> more = new ArrayList<>(together.isCounted() ? List.of(COLUMNS) : List.of());
        together.shared().forEach(parameter -> more.add(parameter.name()));
        String all = Stream.concat(Stream.of(arguments), more.stream()).collect(Collectors.joining(", "));
        return new Statement(together.method() + "(" + all + ")");
    }

    /** What comes before the rows' own recipe. */
    private List<Node> rowByRow(Recipe recipe) {
        String method = recipe.name() + "Row";
        String size = nest.innermost().size();
        if (together.isCounted()) {
            String at = "at + " + ColumnNumbers.COLUMN + " * " + size;
            return List.of(new Loop(ColumnNumbers.COLUMN, "0", COLUMNS, 1, List.of(drivers.call(method, recipe, at))));
        }
        return IntStream.range(0, together.rows())
                .mapToObj(row -> row == 0 ? "at" : "at + " + row + " * " + size)
                .map(at -> drivers.call(method, recipe, at))
                .toList();
    }
}
