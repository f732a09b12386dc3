package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** LAYER, RMS and UNIT over one element: nothing is left of it. Other types refuse it. */
final class ConstantOutput implements Advice {

    @Override
    public String id() {
        return "constant-output";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Sizes.shape(declaration, shape -> Sizes.pooled(spec, shape) == 1)
                .map(shape -> Remark.on(
                        shape,
                        "each statistic pools one element",
                        spec.preset().centred()
                                ? "the output is beta, whatever x is"
                                : "the output is little more than x's sign",
                        "pool more axes, or check the order of the sizes"));
    }
}
