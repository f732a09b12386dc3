package io.normforge;

/**
 * A layer as a function of arrays, for code that calls whatever layer it gets: benchmarks, gradient checks, converters. Every
 * generated layer is one but masked ones, which are a {@link MaskedNormFunction}. One of a single input is a {@link UnaryNorm},
 * whose methods take that input as it is.
 *
 * <p>Calls are those of the layer's own methods, with their checks, threads and bits. What differs: the shape comes as an array,
 * constant sizes included, and backward returns the gradient of every input, also where two are the same numbers.
 */
public interface NormFunction {

    /** What was generated; {@link NormDescriptor#inputs()} says which inputs there are. */
    NormDescriptor descriptor();

    /**
     * Normalizes.
     *
     * @param inputs in the descriptor's order
     * @param shape every size of x, outermost first
     * @param y the output
     * @throws IllegalArgumentException if the number of inputs, the shape or a length does not fit
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void forward(float[][] inputs, int[] shape, float[] y);

    /**
     * The gradients of all inputs; those of γ and β are added to the layer's.
     *
     * @param inputs as forward had them
     * @param dy the gradient of y
     * @param gradients receive those of the inputs, in their order; none is dy
     * @throws IllegalArgumentException if the number of arrays, the shape or a length does not fit, or two gradients share an array
     * @throws IndexOutOfBoundsException if an array is too short
     * @throws IllegalStateException where the layer's own method throws it
     */
    void backward(float[][] inputs, int[] shape, float[] dy, float[][] gradients);
}
