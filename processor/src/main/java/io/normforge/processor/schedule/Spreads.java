package io.normforge.processor.schedule;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Op;
import io.normforge.processor.plan.NeededLets;
import io.normforge.processor.plan.Recipe.Pass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the statistics that a method has to spread over all lanes, each before the first pass that needs it. */
final class Spreads {

    private final Set<String> done = new HashSet<>();

    List<Node> before(Pass pass) {
        return pass.body().stream()
                .flatMap(NeededLets::expressions)
                .flatMap(Expr::all)
                .filter(expr -> expr.op() == Op.STATISTIC && done.add(expr.name()))
                .<Node>map(expr -> new Spread(expr.name()))
                .toList();
    }
}
