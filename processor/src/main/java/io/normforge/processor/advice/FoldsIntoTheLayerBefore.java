package io.normforge.processor.advice;

import io.normforge.Residual;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** In EVAL a norm with running statistics is a factor and a summand a channel, which the layer before can take over. */
final class FoldsIntoTheLayerBefore implements Advice {

    @Override
    public String id() {
        return "folds-into-the-layer-before";
    }

    @Override
    public Level level() {
        return Level.OFF;
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.tracks() && each.residual() != Residual.BEFORE && !each.takesScale())
                .map(each -> Remark.telling(
                        declaration.type(),
                        "in EVAL this " + spec.type() + " folds into the layer before, and costs nothing",
                        "channelAffine() has the factors and summands for its weights"));
    }
}
