package io.normforge.processor.plan;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the statistics that a method has to spread over all lanes, each before the first pass that needs it. */
final class Spreads {

    private final Set<String> done = new HashSet<>();

    List<Node> before(Pass pass) {
        return pass.body().stream()
                .flatMap(Spreads::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.STATISTIC && done.add(expr.name()))
                .<Node>map(expr -> new Spread(expr.name()))
                .toList();
    }

    private static Stream<Expr> expressions(Node node) {
        if (node instanceof Let let) {
            return Stream.of(let.value());
        }
        if (node instanceof Store store) {
            return Stream.of(store.value());
        }
        if (node instanceof Accumulate sum) {
            return Stream.of(sum.addend(), sum.factor()).filter(Objects::nonNull);
        }
        return node instanceof AddTo sum ? Stream.of(sum.addend(), sum.factor()).filter(Objects::nonNull) : Stream.of();
    }
}
