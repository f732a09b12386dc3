package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.NeededLets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Copies of rows, in which an element has the index of its column, as its statistic has in the arrays of numbers. The JIT
 * turns a loop that writes floats into vectors where all its arrays have one index, and not where they start at places of their
 * own, since two of them might be one array: with the copies, the output of BATCH takes 0.3 of the time.
 *
 * @param first the number of the first array
 * @param streams of the recipe
 * @param sums what the pass adds up, whose blocks have arrays too
 */
record SheetLines(Sheet sheet, int first, List<String> streams, List<Node> body, List<String> sums) {

    private static final String LINES = "Lines";

    /** The array of a block's sums. */
    static String block(String sum) {
        return ColumnNumbers.array(sum) + "Block";
    }

    /** The arrays. */
    List<Node> arrays() {
        int rows = sums.isEmpty() ? 1 : Sheet.BLOCK;
        String columns = sheet.columns().size();
        List<Node> nodes = new ArrayList<>();
        for (String stream : both()) {
            nodes.add(new ColumnFloats(stream + LINES, first + nodes.size(), elements(rows)));
        }
        for (String sum : sums) {
            nodes.add(new ColumnFloats(block(sum), first + nodes.size(), columns));
        }
        return nodes;
    }

    private String elements(int rows) {
        return rows == 1
                ? sheet.columns().size()
                : rows + " * " + sheet.columns().size();
    }

    private Set<String> both() {
        Set<String> both = new LinkedHashSet<>(read());
        both.addAll(written());
        return both;
    }

    private List<String> read() {
        List<String> loaded = body.stream()
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.LOAD)
                .map(Expr::name)
                .toList();
        return streams.stream().filter(loaded::contains).toList();
    }

    private List<String> written() {
        List<String> stored = body.stream()
                .filter(Store.class::isInstance)
                .map(node -> ((Store) node).array())
                .toList();
        return streams.stream().filter(stored::contains).toList();
    }

    /** Copies a block's rows of what is read. */
    List<Node> copiesOfBlock() {
        return read().stream()
                .map(stream -> copy(stream, stream + "At + first", stream + LINES, "0", elements(Sheet.BLOCK)))
                .toList();
    }

    /** Copies the columns of a row of what is read. */
    List<Node> copiesIn() {
        return read().stream()
                .map(stream -> copy(stream, inRow(stream), stream + LINES, start(), elementsInRow()))
                .toList();
    }

    /** Copies what is written of a row. */
    List<Node> copiesOut() {
        return written().stream()
                .map(stream -> copy(stream + LINES, start(), stream, inRow(stream), elementsInRow()))
                .toList();
    }

    private static Node copy(String from, String fromIndex, String to, String toIndex, String elements) {
        return new Statement("System.arraycopy(" + String.join(", ", from, fromIndex, to, toIndex, elements) + ")");
    }

    private String inRow(String stream) {
        return stream + "At + first" + (sheet.takesRest() ? " + " + Sheet.FROM : "");
    }

    private String start() {
        return sheet.takesRest() ? Sheet.FROM : "0";
    }

    private String elementsInRow() {
        return sheet.columns().size() + (sheet.takesRest() ? " - " + Sheet.FROM : "");
    }

    /** A body that reads and writes the copies, one of their rows. */
    List<Node> in(List<Node> nodes, String row) {
        Index place = Index.of(Index.sum(row, ColumnNumbers.COLUMN));
        UnaryOperator<Expr> read = expr -> expr.mapLeaves(leaf -> leaf.op() == Op.LOAD && streams.contains(leaf.name())
                ? new Expr(Op.LOAD, leaf.name() + LINES, place, List.of())
                : leaf);
        return nodes.stream().map(node -> in(node, place, read)).toList();
    }

    private static Node in(Node node, Index place, UnaryOperator<Expr> read) {
        if (node instanceof Let let) {
            return let.with(read.apply(let.value()));
        }
        if (node instanceof Accumulate sum) {
            Expr factor = sum.factor() == null ? null : read.apply(sum.factor());
            return new Accumulate(sum.sum(), read.apply(sum.addend()), factor);
        }
        Store store = (Store) node;
        return new Store(store.array() + LINES, place, read.apply(store.value()));
    }
}
