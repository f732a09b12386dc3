package io.normforge;

import java.util.List;

/**
 * A multiplication and an addition for each channel: y = x · scale + shift. BATCH with fixed statistics is nothing else,
 *
 * <pre>
 *     scale = γ / √(variance + ε)        shift = β − mean · scale
 * </pre>
 *
 * and after a convolution or a dense layer it disappears into that layer's weights and bias, W′ = W · scale and b′ = b ·
 * scale + shift (Jacob et al. 2018, "Quantization and Training of Neural Networks", section 3.2).
 *
 * <p>Scale and shift are computed in double and rounded once, and so is the new bias; weights are multiplied in float. A
 * folded layer returns the same numbers to rounding, not the same bits. Immutable, so any number of threads may use it.
 */
public final class ChannelAffine {

    private final String layer;
    private final float[] scale;
    private final float[] shift;

    private ChannelAffine(String layer, float[] scale, float[] shift) {
        this.layer = layer;
        this.scale = scale;
        this.shift = shift;
    }

    static ChannelAffine of(NormDescriptor layer, NormParameters parameters, RunningStatistics running) {
        boolean byChannel = layer.affineAxes().isEmpty() || layer.affineAxes().equals(List.of(layer.channelAxis()));
        int channels = layer.shapes().get(0).get(layer.channelAxis());
        if (layer.residual() == Residual.BEFORE
                || layer.gate()
                || layer.masked()
                || running.size() != channels
                || !byChannel) {
            throw new IllegalStateException(
                    layer.title() + ": is no multiplication and addition for each channel; that"
                            + " takes running statistics and parameters of each channel, no residual before, no gate and no mask");
        }
        float[] mean = running.mean();
        float[] variance = running.variance();
        float[] scale = new float[channels];
        float[] shift = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double gamma = layer.hasGamma() ? parameters.gamma()[channel] + (layer.unitOffset() ? 1.0 : 0.0) : 1.0;
            double beta = layer.hasBeta() ? parameters.beta()[channel] : 0.0;
            double exact = gamma / Math.sqrt((double) variance[channel] + layer.epsilon());
            scale[channel] = (float) exact;
            shift[channel] = (float) (beta - mean[channel] * exact);
        }
        return new ChannelAffine(layer.title(), scale, shift);
    }

    /** A copy of what each channel is multiplied by. */
    public float[] scale() {
        return scale.clone();
    }

    /** A copy of what is added to each channel. */
    public float[] shift() {
        return shift.clone();
    }

    /**
     * Folds into a layer whose output channels are the outermost axis of its weights: a convolution's [out, in, height,
     * width], or a dense layer's [out, in].
     *
     * @param weights changed in place
     * @param bias one for each channel, changed in place; zeros where the layer had none
     * @throws IllegalArgumentException if a length does not fit; nothing is changed then
     */
    public void foldIntoRows(float[] weights, float[] bias) {
        check(weights, bias);
        int row = weights.length / scale.length;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale[i / row];
        }
        fold(bias);
    }

    /**
     * Folds into a layer whose output channels are the innermost axis of its weights: a convolution's [height, width, in,
     * out], or a dense layer's [in, out].
     *
     * @param weights changed in place
     * @param bias one for each channel, changed in place; zeros where the layer had none
     * @throws IllegalArgumentException if a length does not fit; nothing is changed then
     */
    public void foldIntoColumns(float[] weights, float[] bias) {
        check(weights, bias);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale[i % scale.length];
        }
        fold(bias);
    }

    private void fold(float[] bias) {
        for (int channel = 0; channel < bias.length; channel++) {
            bias[channel] = (float) ((double) bias[channel] * scale[channel] + shift[channel]);
        }
    }

    private void check(float[] weights, float[] bias) {
        if (bias.length != scale.length) {
            throw new IllegalArgumentException(layer + ": a bias of " + bias.length + " numbers for " + scale.length
                    + " channels; pass one for each, zeros where the layer before has none");
        }
        if (weights.length == 0 || weights.length % scale.length != 0) {
            throw new IllegalArgumentException(layer + ": " + weights.length + " weights, which is no multiple of the "
                    + scale.length + " channels");
        }
    }
}
