package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A round of a loop over memory segments that reads elements of γ and β, or of the blocks of their gradients, before all else.
 *
 * <p>These are arrays, whose elements lie at the loop's own variable. Once such a place is checked, the JIT goes on with a narrower
 * type of that variable. If a place in a segment was computed of it before, the loop is none that it counts any more: all checks of
 * bounds stay within it, and nothing is unrolled.
 */
final class ParametersFirst {

    private final Map<String, Expr> loads = new LinkedHashMap<>();

    private ParametersFirst() {}

    /** The steps of a round. */
    static List<Node> of(List<Node> body) {
        ParametersFirst first = new ParametersFirst();
        List<Node> rest = body.stream().map(first::named).toList();
        List<Node> nodes = new ArrayList<>();
        first.loads.values().forEach(load -> nodes.add(new Let(name(load), load)));
        nodes.addAll(rest);
        return nodes;
    }

    private Node named(Node node) {
        if (node instanceof Let let) {
            return let.with(named(let.value()));
        }
        if (node instanceof Store store) {
            return new Store(store.array(), store.index(), named(store.value()));
        }
        return node instanceof AddTo add ? named(add) : node;
    }

    private Store named(AddTo add) {
        Expr before = named(Expr.load(add.array()).at(Op.LOAD, add.index()));
        Expr addend = named(add.addend());
        return new Store(
                add.array(),
                add.index(),
                add.factor() == null ? Expr.add(addend, before) : Expr.fma(addend, named(add.factor()), before));
    }

    private Expr named(Expr expr) {
        return expr.mapLeaves(
                leaf -> leaf.op() == Op.LOAD && Addressing.isParameter(leaf.name()) ? remembered(leaf) : leaf);
    }

    private Expr remembered(Expr load) {
        loads.putIfAbsent(load.name(), load);
        return Expr.value(name(load));
    }

    private static String name(Expr load) {
        return load.name() + "Here";
    }
}
