package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Residual;

/** What an annotation has a kernel do beside the norm: a residual, an activation, a gate. */
public record FusedSpec(Residual residual, Activation activation, float slope, boolean gate) {

    /** Nothing. */
    public static final FusedSpec DEFAULT =
            new FusedSpec(Residual.NONE, Activation.NONE, LayerSpec.DEFAULT_SLOPE, false);

    FusedSpec withResidual(Residual place) {
        return new FusedSpec(place, activation, slope, gate);
    }

    FusedSpec withActivation(Activation function) {
        return new FusedSpec(residual, function, slope, gate);
    }

    FusedSpec withLeakyRelu(float negative) {
        return new FusedSpec(residual, Activation.LEAKY_RELU, negative, gate);
    }

    FusedSpec withGate(boolean gated) {
        return new FusedSpec(residual, activation, slope, gated);
    }
}
