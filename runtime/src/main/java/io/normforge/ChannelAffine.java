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
        if (layer.takesScale()) {
            throw new IllegalStateException(layer.title()
                    + ": its scale comes with each call, so there is nothing fixed to fold into another layer");
        }
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
     * Folds into the layer before: w · scale and b · scale + shift of every output channel.
     *
     * <table>
     *   <caption>Where frameworks keep output channels</caption>
     *   <tr><th>layer</th><th>shape of the weights</th><th>output axis</th></tr>
     *   <tr><td>convolution, PyTorch and ONNX</td><td>[out, in / groups, height, width]</td><td>0</td></tr>
     *   <tr><td>convolution, TensorFlow and Flax</td><td>[height, width, in / groups, out]</td><td>3</td></tr>
     *   <tr><td>transposed convolution, PyTorch and ONNX</td><td>[in, out / groups, height, width]</td><td>1</td></tr>
     *   <tr><td>transposed convolution, TensorFlow</td><td>[height, width, out, in]</td><td>2</td></tr>
     *   <tr><td>dense</td><td>[out, in], or [in, out]</td><td>0, or 1</td></tr>
     * </table>
     *
     * <p>In a transposed convolution with groups the input channel says which group a weight is of, and with it which of the
     * output channels.
     *
     * @param weights changed in place
     * @param bias one for each output channel, changed in place; zeros where the layer had none
     * @param shape of the weights
     * @param outputAxis of the shape, the axis of the output channels
     * @param groups of the convolution, 1 without
     * @throws IllegalArgumentException if a length or a size does not fit; nothing is changed then
     */
    public void foldInto(float[] weights, float[] bias, int[] shape, int outputAxis, int groups) {
        if (bias.length != scale.length) {
            throw new IllegalArgumentException(layer + ": a bias of " + bias.length + " numbers for " + scale.length
                    + " channels; pass one for each, zeros where the layer before has none");
        }
        OutputChannels channels = OutputChannels.of(layer, scale.length, weights.length, shape, outputAxis, groups);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale[channels.of(i)];
        }
        for (int channel = 0; channel < bias.length; channel++) {
            bias[channel] = (float) ((double) bias[channel] * scale[channel] + shift[channel]);
        }
    }
}
