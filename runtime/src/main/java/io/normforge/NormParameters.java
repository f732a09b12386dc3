package io.normforge;

import java.util.Arrays;

/**
 * The learned scale γ and shift β of one layer, row-major over its affine axes.
 *
 * <p>The arrays are the layer's own: what is written into them is used by the next call. Writing while another thread
 * calls the layer is the writer's affair.
 */
public final class NormParameters {

    private final float[] gamma;
    private final float[] beta;

    NormParameters(NormDescriptor descriptor) {
        gamma = new float[descriptor.hasGamma() ? descriptor.parameterCount() : 0];
        beta = new float[descriptor.hasBeta() ? descriptor.parameterCount() : 0];
        Arrays.fill(gamma, descriptor.unitOffset() ? 0f : 1f);
    }

    /** Of numbers that are there. */
    NormParameters(float[] gamma, float[] beta) {
        this.gamma = gamma;
        this.beta = beta;
    }

    /** γ, starting at 1 (with a unit offset, where the scale is 1 + γ, at 0); empty where the layer has none. */
    public float[] gamma() {
        return gamma;
    }

    /** β, starting at 0; empty where the layer has none. */
    public float[] beta() {
        return beta;
    }
}
