package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers as vectors, made once for a method: the JIT's first compiler pays for every vector that an expression makes of a
 * number, so that a method with several copies of an activation is too much for it otherwise. The second compiler takes
 * them out of loops by itself.
 */
final class HoistedNumbers {

    /** Ends the name of a number as a vector, as that of a statistic. */
    private static final String LANES = "Lanes";

    private final Map<Expr, String> names = new LinkedHashMap<>();

    private HoistedNumbers() {}

    /** The same method, with all numbers of its strips at its head. */
    static Method in(Method method) {
        HoistedNumbers hoisted = new HoistedNumbers();
        List<Node> body = hoisted.nodes(method.body());
        List<Node> all = new ArrayList<>();
        all.add(new Strip(List.of(Slot.whole("", 0)), hoisted.declarations()));
        all.addAll(body);
        return new Method(
                method.name(), method.arithmetic(), method.shared(), method.summary(), method.parameters(), all);
    }

    private List<Node> declarations() {
        List<Node> declarations = new ArrayList<>();
        names.forEach((number, name) -> declarations.add(new Let(
                name + LANES, number, declarations.isEmpty() ? "numbers as vectors, for all that follows" : "")));
        return declarations;
    }

    private List<Node> nodes(List<Node> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    private Node node(Node node) {
        if (node instanceof Loop loop) {
            return new Loop(loop.variable(), loop.from(), loop.bound(), loop.step(), nodes(loop.body()));
        }
        return node instanceof Strip strip
                ? new Strip(strip.slots(), strip.body().stream().map(this::step).toList())
                : node;
    }

    private Node step(Node node) {
        if (node instanceof Let let) {
            return let.with(expr(let.value()));
        }
        if (node instanceof Accumulate sum) {
            return new Accumulate(sum.sum(), expr(sum.addend()), nullable(sum.factor()));
        }
        if (node instanceof AddTo sum) {
            return new AddTo(sum.array(), sum.index(), expr(sum.addend()), nullable(sum.factor()));
        }
        return node instanceof Store store ? new Store(store.array(), store.index(), expr(store.value())) : node;
    }

    private Expr nullable(Expr expr) {
        return expr == null ? null : expr(expr);
    }

    /** Bounds stay numbers: against a number, a comparison does. */
    private Expr expr(Expr expr) {
        if (expr.isNumber()) {
            return Expr.statistic(names.computeIfAbsent(expr, each -> "number" + names.size()));
        }
        boolean bounded = expr.op() == Op.MIN || expr.op() == Op.MAX;
        List<Expr> args = IntStream.range(0, expr.args().size())
                .mapToObj(i -> bounded && i == 1
                        ? expr.args().get(i)
                        : expr(expr.args().get(i)))
                .toList();
        return new Expr(expr.op(), expr.name(), expr.index(), args);
    }
}
