package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.NeededLets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * γ and β of a column as locals, read once for several rows: the JIT cannot know that what is written in between is no element
 * of theirs.
 */
final class ColumnParameters {

    private ColumnParameters() {}

    /** The locals that a body needs. */
    static List<Node> before(List<Node> body) {
        return body.stream()
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .filter(ColumnParameters::isParameter)
                .map(Expr::name)
                .distinct()
                .<Node>map(array -> new Let(local(array), Expr.load(array)))
                .toList();
    }

    private static boolean isParameter(Expr expr) {
        return expr.op() == Op.LOAD && Addressing.isParameter(expr.name());
    }

    private static String local(String array) {
        return array + "OfColumn";
    }

    /** The body with the locals in the place of the arrays. */
    static List<Node> in(List<Node> body) {
        UnaryOperator<Expr> local =
                expr -> expr.mapLeaves(leaf -> isParameter(leaf) ? Expr.statistic(local(leaf.name())) : leaf);
        return body.stream().map(node -> in(node, local)).toList();
    }

    private static Node in(Node node, UnaryOperator<Expr> local) {
        if (node instanceof Let let) {
            return let.with(local.apply(let.value()));
        }
        if (node instanceof Store store) {
            return new Store(store.array(), store.index(), local.apply(store.value()));
        }
        Accumulate sum = (Accumulate) node;
        Expr factor = sum.factor() == null ? null : local.apply(sum.factor());
        return new Accumulate(sum.sum(), local.apply(sum.addend()), factor);
    }
}
