package io.normforge;

/** A masked layer as a function of arrays: see {@link NormFunction}. */
public interface MaskedNormFunction {

    /** What was generated; {@link NormDescriptor#inputs()} says which inputs there are. */
    NormDescriptor descriptor();

    /**
     * Normalizes.
     *
     * @param inputs in the descriptor's order
     * @param lengths how many positions of each sample are valid, from its first on
     * @param shape every size of x, outermost first
     * @param y the output
     * @throws IllegalArgumentException if the number of inputs, the mask, the shape or a length does not fit
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void forward(float[][] inputs, int[] lengths, int[] shape, float[] y);

    /**
     * The gradients of all inputs; those of γ and β are added to the layer's.
     *
     * @param inputs as forward had them
     * @param lengths likewise
     * @param dy the gradient of y
     * @param gradients receive those of the inputs, in their order; none is dy
     * @throws IllegalArgumentException if the number of arrays, the mask, the shape or a length does not fit, or two gradients
     *     share an array
     * @throws IndexOutOfBoundsException if an array is too short
     * @throws IllegalStateException where the layer's own method throws it
     */
    void backward(float[][] inputs, int[] lengths, int[] shape, float[] dy, float[][] gradients);
}
