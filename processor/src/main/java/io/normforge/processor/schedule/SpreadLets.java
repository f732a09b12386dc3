package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import java.util.List;

/** Takes out of a loop's body the elements of γ and β that are the same in all its rounds. */
final class SpreadLets {

    private SpreadLets() {}

    /**
     * The body with locals in their place.
     *
     * @param lets receives the locals
     */
    static List<Node> before(List<Node> resolved, List<Node> lets) {
        return resolved.stream().map(node -> before(node, lets)).toList();
    }

    private static Node before(Node node, List<Node> lets) {
        if (node instanceof Let let) {
            return let.with(before(let.value(), lets));
        }
        Store store = (Store) node;
        return new Store(store.array(), store.index(), before(store.value(), lets));
    }

    private static Expr before(Expr expr, List<Node> lets) {
        return expr.mapLeaves(leaf -> {
            if (leaf.op() != Op.SPREAD) {
                return leaf;
            }
            Let let = new Let(leaf.name() + "OfRow", leaf);
            if (!lets.contains(let)) {
                lets.add(let);
            }
            return Expr.statistic(let.name());
        });
    }
}
