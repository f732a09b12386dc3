package io.normforge.processor.testing;

import io.normforge.Activation;
import io.normforge.Residual;
import java.util.List;

/** What an annotation has a kernel do beside the norm: a residual, an activation, a gate. */
public record FusedSpec(Residual residual, Activation activation, float slope, boolean gate) {

    /** The slope of LEAKY_RELU that annotations need not name. */
    public static final float DEFAULT_SLOPE = 0.01f;

    /** Those that every type takes; a gate of the residual wants rows, and a scale that the call gives. */
    public static final List<Residual> UNGATED_RESIDUALS = List.of(Residual.NONE, Residual.BEFORE, Residual.AFTER);

    /** Nothing. */
    public static final FusedSpec DEFAULT = new FusedSpec(Residual.NONE, Activation.NONE, DEFAULT_SLOPE, false);

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

    public boolean isActivated() {
        return activation != Activation.NONE;
    }

    /** Whether the activation takes the normalized result, and not the gate. */
    public boolean activatesResult() {
        return isActivated() && !gate;
    }

    /** Whether what is normalized is a sum with the residual, which calls may return. */
    public boolean normalizesSum() {
        return residual == Residual.BEFORE || gatesResidual();
    }

    /** Whether the residual goes through a gate of its own into the sum, which calls then always return. */
    public boolean gatesResidual() {
        return residual == Residual.GATED;
    }

    /**
     * Whether backward reads the residual: to form the sum where it is not given that, to know what the activation was applied to, or
     * for its gate's gradient.
     */
    public boolean backwardReadsResidual(boolean givenSum) {
        return residual == Residual.BEFORE && !givenSum || backwardWritesResidualGradient();
    }

    /** Whether the residual's gradient is neither dx nor dy. */
    public boolean backwardWritesResidualGradient() {
        return gatesResidual() || residual == Residual.AFTER && activatesResult();
    }
}
