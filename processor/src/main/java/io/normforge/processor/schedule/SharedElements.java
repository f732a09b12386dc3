package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Elements that several rows share: γ and β, and the block of their gradients. Each is read once, by a name, for the JIT reads it again
 * after every store; and what the rows add to one is a chain of names, written once.
 */
final class SharedElements {

    private final Map<String, Expr> loads = new LinkedHashMap<>();
    private final Map<String, Expr> sums = new LinkedHashMap<>();
    private final Map<String, Index> places = new LinkedHashMap<>();

    /** A step of a row with names in the place of shared elements. */
    Node in(NeighbourRow row, Node node) {
        if (node instanceof Let let) {
            return let.with(in(let.value()));
        }
        if (node instanceof AddTo add) {
            return add(row, add);
        }
        Store store = (Store) node;
        return new Store(store.array(), store.index(), in(store.value()));
    }

    private Expr in(Expr expr) {
        return expr.mapLeaves(
                leaf -> leaf.op() == Op.LOAD && Addressing.isParameter(leaf.name()) ? shared(leaf) : leaf);
    }

    private Expr shared(Expr load) {
        loads.putIfAbsent(load.name(), load);
        return Expr.value(load.name() + "Shared");
    }

    private Let add(NeighbourRow row, AddTo add) {
        places.put(add.array(), add.index());
        Expr before =
                sums.getOrDefault(add.array(), shared(Expr.load(add.array()).at(Op.LOAD, add.index())));
        Expr addend = in(add.addend());
        Expr after = add.factor() == null ? Expr.add(addend, before) : Expr.fma(addend, in(add.factor()), before);
        String name = row.name(add.array());
        sums.put(add.array(), Expr.value(name));
        return new Let(name, after);
    }

    /** Reads them. */
    List<Node> read() {
        return loads.values().stream()
                .<Node>map(load -> new Let(shared(load).name(), load))
                .toList();
    }

    /** Writes what was added. */
    List<Node> written() {
        return sums.entrySet().stream()
                .<Node>map(sum -> new Store(sum.getKey(), places.get(sum.getKey()), sum.getValue()))
                .toList();
    }
}
