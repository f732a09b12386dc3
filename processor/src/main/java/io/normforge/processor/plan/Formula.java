package io.normforge.processor.plan;

import static io.normforge.processor.ir.Expr.add;
import static io.normforge.processor.ir.Expr.fma;
import static io.normforge.processor.ir.Expr.literal;
import static io.normforge.processor.ir.Expr.load;
import static io.normforge.processor.ir.Expr.multiply;
import static io.normforge.processor.ir.Expr.statistic;
import static io.normforge.processor.ir.Expr.subtract;
import static io.normforge.processor.ir.Expr.value;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.spec.NormSpec;

/** The expressions that forward and backward share. */
final class Formula {

    private Formula() {}

    /** The element that is normalized, by its name: x, a sum, or x + residual. */
    static Let input(Expr source) {
        return new Let("value", source);
    }

    static Expr input() {
        return value("value");
    }

    /** x̂. The mean is subtracted first; what its rounding left comes in as a shift, in the same rounding. */
    static Let normalized(NormSpec spec) {
        Expr xhat = spec.preset().centred()
                ? fma(subtract(input(), statistic("mean")), statistic("rstd"), statistic("shift"))
                : multiply(input(), statistic("rstd"));
        return new Let("xhat", xhat);
    }

    static Expr xhat() {
        return value("xhat");
    }

    /** What x̂ is multiplied by. */
    static Expr scale(NormSpec spec) {
        return spec.unitOffset() ? add(load(Names.GAMMA), literal("1")) : load(Names.GAMMA);
    }

    /** x̂ · γ + β, as far as the layer has them. */
    static Expr affine(NormSpec spec) {
        if (!spec.hasGamma()) {
            return xhat();
        }
        return spec.hasBeta() ? fma(xhat(), scale(spec), load(Names.BETA)) : multiply(xhat(), scale(spec));
    }
}
