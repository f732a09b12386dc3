package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** A momentum of the other convention, in which it is the share of the past. */
final class ReversedMomentum implements Advice {

    private static final float SUSPICIOUS = 0.9f;
    private static final float TEN_THOUSAND = 1e4f;

    @Override
    public String id() {
        return "reversed-momentum";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        float momentum = spec.momentum();
        return Optional.of(spec)
                .filter(each -> each.tracks() && momentum >= SUSPICIOUS && momentum < 1)
                .map(each -> Remark.on(
                        declaration.momentum(),
                        "a momentum of " + momentum + " all but forgets every batch before the last",
                        "here it is the share of the new batch, as in PyTorch; Keras, Flax and ONNX mean the share of the"
                                + " old ones",
                        "write " + Math.round((1 - momentum) * TEN_THOUSAND) / TEN_THOUSAND
                                + "f if it comes from one of" + " those"));
    }
}
