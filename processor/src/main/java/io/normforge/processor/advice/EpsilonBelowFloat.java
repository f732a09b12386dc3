package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** An ε that is lost beside the rounding of the statistics themselves. */
final class EpsilonBelowFloat implements Advice {

    /** Half a unit in the last place of floats near 1, squared. */
    private static final float ROUNDING = 0x1p-48f;

    @Override
    public String id() {
        return "epsilon-below-float";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.preset().centred() && !each.hasConfiguredEpsilon() && each.epsilon() < ROUNDING)
                .map(each -> Remark.on(
                        declaration.epsilon(),
                        "an epsilon of " + Epsilon.written(spec.epsilon())
                                + " is less than 3.6e-15, the variance that rounding near 1" + " may leave",
                        "where all inputs of a statistic are equal, it does not keep what is left of them from growing to the size"
                                + " of real data",
                        "write 1e-5f, or as small as 1e-12f"));
    }
}
