package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Return;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Leaves out of a body the locals that nothing else in it uses. */
public final class NeededLets {

    private NeededLets() {}

    /** The body without them. */
    public static List<Node> of(List<Node> body) {
        Set<String> used = new HashSet<>();
        Deque<Node> needed = new ArrayDeque<>();
        for (int i = body.size() - 1; i >= 0; i--) {
            Node node = body.get(i);
            if (!(node instanceof Let let) || used.contains(let.name())) {
                needed.addFirst(node);
                names(node).forEach(used::add);
            }
        }
        return List.copyOf(needed);
    }

    private static Stream<String> names(Node node) {
        return expressions(node)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.VALUE)
                .map(Expr::name);
    }

    /** The expressions of one step of a strip. */
    public static Stream<Expr> expressions(Node node) {
        if (node instanceof Let let) {
            return Stream.of(let.value());
        }
        if (node instanceof Store store) {
            return Stream.of(store.value());
        }
        if (node instanceof Return end) {
            return Stream.of(end.value());
        }
        if (node instanceof Accumulate sum) {
            return Stream.of(sum.addend(), sum.factor()).filter(Objects::nonNull);
        }
        return node instanceof AddTo sum ? Stream.of(sum.addend(), sum.factor()).filter(Objects::nonNull) : Stream.of();
    }
}
