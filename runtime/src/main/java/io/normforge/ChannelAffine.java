package io.normforge;

import java.util.Arrays;
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
     * Folds into the layer before: w · scale and b · scale + shift of every output channel. A convolution's weights are
     * [out, in, height, width] in PyTorch (axis 0) and [height, width, in, out] in TensorFlow and Flax (axis 3), a transposed
     * one's [in, out, height, width] in PyTorch (axis 1); a dense layer's are [out, in] (axis 0) or [in, out] (axis 1).
     *
     * @param weights changed in place
     * @param bias one for each channel, changed in place; zeros where the layer had none
     * @param axis of the weights' shape, the one of the output channels
     * @param shape of the weights; a transposed convolution with groups has no axis of output channels, and cannot be folded into
     * @throws IllegalArgumentException if a length or a size does not fit; nothing is changed then
     */
    public void foldInto(float[] weights, float[] bias, int axis, int... shape) {
        check(weights, bias, axis, shape);
        int inner = 1;
        for (int size : Arrays.copyOfRange(shape, axis + 1, shape.length)) {
            inner *= size;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale[i / inner % scale.length];
        }
        for (int channel = 0; channel < bias.length; channel++) {
            bias[channel] = (float) ((double) bias[channel] * scale[channel] + shift[channel]);
        }
    }

    private void check(float[] weights, float[] bias, int axis, int[] shape) {
        if (bias.length != scale.length) {
            throw new IllegalArgumentException(layer + ": a bias of " + bias.length + " numbers for " + scale.length
                    + " channels; pass one for each, zeros where the layer before has none");
        }
        if (axis < 0 || axis >= shape.length || shape[axis] != scale.length) {
            throw new IllegalArgumentException(layer + ": weights of shape " + Arrays.toString(shape) + " have no axis "
                    + axis + " of " + scale.length + " output channels; pass the axis that has them");
        }
        long elements = Arrays.stream(shape).asLongStream().reduce(1, ChannelAffine::product);
        if (elements != weights.length) {
            throw new IllegalArgumentException(layer + ": " + weights.length
                    + " weights, which are not those of the shape " + Arrays.toString(shape));
        }
    }

    /** −1 for what no array has. */
    private static long product(long elements, long size) {
        return elements < 0 || size < 0 || elements * size > Integer.MAX_VALUE ? -1 : elements * size;
    }
}
