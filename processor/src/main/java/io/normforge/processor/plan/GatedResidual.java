package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.multiply;

import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.plan.Recipe.Pass;
import io.normforge.processor.plan.Recipe.Statistics;
import java.util.List;

/**
 * What stands around a normalization whose residual goes through a gate: sum = x + gate · residual before it, and behind its
 * backward, where dx is the gradient of the sum, dgate = Σ dx · residual and dresidual = gate · dx. The row that they are about is
 * still in cache, and no statistic has to know of them.
 */
final class GatedResidual {

    /** The arrays that the normalization itself does not see in backward. */
    static final List<String> STREAMS = List.of(Names.RESIDUAL, Names.DRESIDUAL);

    private GatedResidual() {}

    static Recipe sum() {
        return Entry.added(
                "addGated",
                List.of(new Store(
                        Names.SUM, null, fma(load(Names.RESIDUAL), load(Names.RESIDUAL_GATE), load(Names.X)))));
    }

    /** The residual is read before its gradient is written, which may lie over it. */
    static Recipe gradients() {
        Pass ofGate = new Pass(
                "gradient of the residual's gate",
                List.of(new AddTo(Names.GATE_BLOCK, null, load(Names.DX), load(Names.RESIDUAL))),
                List.of(),
                List.of());
        Pass ofResidual = new Pass(
                Names.DRESIDUAL,
                List.of(new Store(Names.DRESIDUAL, null, multiply(load(Names.DX), load(Names.RESIDUAL_GATE)))),
                List.of(),
                List.of());
        return new Recipe(
                "backwardResidual",
                "gradients of the residual and its gate",
                List.of(Names.DX, Names.RESIDUAL, Names.DRESIDUAL),
                Statistics.UNUSED,
                List.of(ofGate, ofResidual));
    }
}
