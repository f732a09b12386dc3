package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Copy;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.NeededLets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Copies of rows for plain code, in which an element has the index of its column. The JIT turns a loop that writes floats into
 * vectors where all its arrays have one index, and not where they start at places of their own, since two of them might be
 * one array: with the copies, the output of BATCH takes 0.4 of the time.
 *
 * @param streams of the recipe
 * @param body what is done with an element
 */
record Lines(List<String> streams, List<Node> body) {

    private static final String SUFFIX = "Line";

    /** Whether the JIT has vectors for all that the body does. */
    static boolean areWorthIt(List<Node> body) {
        return body.stream()
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .map(Expr::op)
                .noneMatch(op -> op == Op.CALL || op == Op.POWER_OF_TWO || op == Op.WHERE_AT_MOST);
    }

    /** Whether an array is such a copy, or has what is computed of some in the same places. */
    static boolean isLine(String array) {
        return array.endsWith(SUFFIX);
    }

    /** The array with the copies of a stream. */
    static String of(String stream) {
        return stream + SUFFIX;
    }

    /** The streams that have one. */
    Set<String> both() {
        Set<String> both = new LinkedHashSet<>(read());
        both.addAll(written());
        return both;
    }

    /** Those that are copied before. */
    List<String> read() {
        List<String> loaded = body.stream()
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.LOAD)
                .map(Expr::name)
                .toList();
        return streams.stream().filter(loaded::contains).toList();
    }

    /** Those that are copied back. */
    List<String> written() {
        List<String> stored = body.stream()
                .filter(Store.class::isInstance)
                .map(node -> ((Store) node).array())
                .toList();
        return streams.stream().filter(stored::contains).toList();
    }

    static Node copy(String from, String fromIndex, String to, String toIndex, String elements) {
        return new Copy(from, fromIndex, to, toIndex, elements);
    }

    /** A body that reads and writes the copies, wherever it is. */
    List<Node> in(List<Node> nodes) {
        return in(nodes, null);
    }

    /** A body that reads and writes the copies at a place. */
    List<Node> in(List<Node> nodes, Index place) {
        UnaryOperator<Expr> read = expr -> expr.mapLeaves(leaf -> leaf.op() == Op.LOAD && streams.contains(leaf.name())
                ? new Expr(Op.LOAD, of(leaf.name()), place, List.of())
                : leaf);
        return nodes.stream().map(node -> in(node, place, read)).toList();
    }

    private static Node in(Node node, Index place, UnaryOperator<Expr> read) {
        if (node instanceof Let let) {
            return let.with(read.apply(let.value()));
        }
        if (node instanceof Accumulate sum) {
            return new Accumulate(sum.sum(), read.apply(sum.addend()), nullable(sum.factor(), read));
        }
        if (node instanceof AddTo add) {
            return new AddTo(add.array(), add.index(), read.apply(add.addend()), nullable(add.factor(), read));
        }
        Store store = (Store) node;
        String array = isLine(store.array()) ? store.array() : of(store.array());
        return new Store(array, place, read.apply(store.value()));
    }

    private static Expr nullable(Expr expr, UnaryOperator<Expr> read) {
        return expr == null ? null : read.apply(expr);
    }
}
