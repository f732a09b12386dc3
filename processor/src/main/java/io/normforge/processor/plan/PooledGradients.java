package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.wide;
import static io.normforge.processor.ir.Expr.widen;
import static io.normforge.processor.plan.ForwardRecipe.computeWide;

import io.normforge.processor.activation.Locals;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.plan.Recipe.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums Σg and Σ(g · x̂) with g = dy' · γ. Where all elements of a statistic have one γ, it is γ · Σdy' and
 * γ · Σ(dy' · x̂): dγ and dβ are the same sums, which are then found once.
 *
 * @param body adds to them; the gradients of γ and β may be added after it
 * @param sums those that it adds to
 * @param scaled makes sumG and sumGx of them
 * @param gradient dy', as the body has it
 */
record PooledGradients(List<Node> body, List<String> sums, List<Step> scaled, Expr gradient) {

    /** The sums for a formula; RMS has no use for Σg. */
    static PooledGradients of(Formula formula) {
        Locals locals = new Locals();
        Expr gradient = formula.gradient(locals);
        boolean isScaledAfter = formula.spec().hasGamma() && formula.spec().scalesStatistics();
        Expr addend = isScaledAfter ? gradient : formula.scaledGradient(locals);
        List<Node> body = locals.nodes();
        List<String> sums = new ArrayList<>();
        List<Step> scaled = new ArrayList<>();
        if (formula.spec().preset().centred()) {
            sums.add(isScaledAfter ? "sumDy" : "sumG");
            body.add(new Accumulate(sums.get(0), addend));
            scaled.add(scaled("sumG", "sumDy", formula));
        }
        sums.add(isScaledAfter ? "sumDyx" : "sumGx");
        body.add(new Accumulate(sums.get(sums.size() - 1), addend, Formula.xhat()));
        scaled.add(scaled("sumGx", "sumDyx", formula));
        return new PooledGradients(
                List.copyOf(body), List.copyOf(sums), isScaledAfter ? List.copyOf(scaled) : List.of(), gradient);
    }

    private static Step scaled(String name, String sum, Formula formula) {
        return computeWide(name, multiply(wide(sum), widen(formula.scale())));
    }
}
