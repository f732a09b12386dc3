package io.normforge;

import io.normforge.internal.FunctionCall;

/**
 * A layer of one input: without a residual, a gate and a mask. For models that leave open which norm they use:
 *
 * <pre>{@code
 * UnaryNorm norm = rms ? new BlockRootMeanSquare(Mode.EVAL) : new BlockLayer(Mode.EVAL);
 * norm.forward(x, new int[] {rows, 768}, y);
 * }</pre>
 */
public interface UnaryNorm extends NormFunction {

    /**
     * Normalizes.
     *
     * @param x the input
     * @param shape every size of x, outermost first
     * @param y the output, which may be x
     * @throws IllegalArgumentException if the shape or a length does not fit
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void forward(float[] x, int[] shape, float[] y);

    /**
     * The gradient of x; those of γ and β are added to the layer's.
     *
     * @param x as forward had it
     * @param dy the gradient of y
     * @param dx receives that of x; may be x or dy
     * @throws IllegalArgumentException if the shape or a length does not fit
     * @throws IndexOutOfBoundsException if an array is too short
     * @throws IllegalStateException where the layer's own method throws it
     */
    void backward(float[] x, int[] shape, float[] dy, float[] dx);

    @Override
    default void forward(float[][] inputs, int[] shape, float[] y) {
        FunctionCall.count(descriptor().title(), "inputs", inputs, 1);
        forward(inputs[0], shape, y);
    }

    @Override
    default void backward(float[][] inputs, int[] shape, float[] dy, float[][] gradients) {
        FunctionCall.count(descriptor().title(), "inputs", inputs, 1);
        FunctionCall.count(descriptor().title(), "gradients", gradients, 1);
        backward(inputs[0], shape, dy, gradients[0]);
    }
}
