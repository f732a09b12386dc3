package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Pooling;
import java.util.Optional;

/** LAYER, RMS or UNIT over space with a γ for every element of it. */
final class LayerOverSpace implements Advice {

    /** More than any layer over channels alone has. */
    private static final int MANY = 16_384;

    @Override
    public String id() {
        return "layer-over-space";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.preset().pooling() == Pooling.LAST)
                .filter(each -> each.affineAxes().size() > 1
                        && each.parameters().isConstant()
                        && each.parameters().factor() >= MANY)
                .map(each -> Remark.on(
                        declaration.axes().value().isEmpty() ? declaration.affineAxes() : declaration.axes(),
                        spec.type() + " with a gamma for each of "
                                + spec.parameters().factor() + " elements",
                        "that is a weight for every position, which ties the model to this size and learns slowly",
                        "write affineAxes with the channels' axis alone, such as affineAxes = 1"));
    }
}
