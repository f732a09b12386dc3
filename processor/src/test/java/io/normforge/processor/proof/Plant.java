package io.normforge.processor.proof;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Node;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A mistake put into a kernel: nodes changed, from the inside out, and the values of locals and of outputs. */
record Plant(Function<Node, List<Node>> nodes, UnaryOperator<Expr> values) {

    Method in(Method method) {
        return new Method(
                method.name(),
                method.arithmetic(),
                method.shared(),
                method.summary(),
                method.parameters(),
                in(method.body()));
    }

    private List<Node> in(List<Node> body) {
        return body.stream().flatMap(node -> nodes.apply(in(node)).stream()).toList();
    }

    private Node in(Node node) {
        if (node instanceof Node.Loop loop) {
            return new Node.Loop(loop.variable(), loop.from(), loop.bound(), loop.step(), in(loop.body()));
        }
        if (node instanceof Node.Strip strip) {
            return new Node.Strip(strip.slots(), in(strip.body()));
        }
        if (node instanceof Node.Let let) {
            return let.with(values.apply(let.value()));
        }
        if (node instanceof Node.Store store) {
            return new Node.Store(store.array(), store.index(), values.apply(store.value()));
        }
        return node;
    }
}
