package io.normforge;

import java.util.Arrays;

/**
 * Where a layer's output channels are in its weights. Mostly an axis has them all. A transposed convolution with groups has
 * those of one group there, and the group follows from the input channel, axis 0.
 *
 * @param slice how many weights, side by side, belong to one group
 * @param perSlice how many output channels they have
 * @param inner how many weights, side by side, belong to one output channel
 */
record OutputChannels(int slice, int perSlice, int inner) {

    /** PyTorch and ONNX have transposed convolutions with groups, as [in, out / groups, …]. No other layout is known. */
    private static final int AXIS_OF_A_GROUPS_OUTPUTS = 1;

    /**
     * Checks that the sizes fit each other.
     *
     * @param layer what messages call the layer
     * @param channels how many output channels there are
     */
    static OutputChannels of(String layer, int channels, int weights, int[] shape, int axis, int groups) {
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(layer + ": " + groups + " groups, which do not divide " + channels
                    + " output channels; pass those of the layer before, 1 where it has none");
        }
        if (axis < 0 || axis >= shape.length) {
            throw new IllegalArgumentException(layer + ": weights of shape " + Arrays.toString(shape) + " have no axis "
                    + axis + "; pass the one of the output channels");
        }
        boolean isSliced = shape[axis] != channels;
        if (isSliced) {
            checkSlices(layer, channels, shape, axis, groups);
        }
        long elements = Arrays.stream(shape).asLongStream().reduce(1, OutputChannels::product);
        if (elements != weights) {
            throw new IllegalArgumentException(
                    layer + ": " + weights + " weights, which are not those of the shape " + Arrays.toString(shape));
        }
        int inner = Arrays.stream(shape, axis + 1, shape.length).reduce(1, (product, size) -> product * size);
        return new OutputChannels(isSliced ? weights / groups : weights, shape[axis], inner);
    }

    private static void checkSlices(String layer, int channels, int[] shape, int axis, int groups) {
        String what = layer + ": weights of shape " + Arrays.toString(shape);
        if (groups == 1 || axis != AXIS_OF_A_GROUPS_OUTPUTS || shape[axis] != channels / groups) {
            throw new IllegalArgumentException(what + " have no axis " + axis + " of " + channels + " output channels"
                    + (groups == 1 ? "" : ", nor, as [in, out / groups, …], an axis 1 of " + channels / groups)
                    + "; pass the axis that has them, and the groups of a transposed convolution");
        }
        if (shape[0] % groups != 0) {
            throw new IllegalArgumentException(what + " have " + shape[0] + " input channels along axis 0, which "
                    + groups + " groups do not divide; pass those of the layer before");
        }
    }

    /** −1 for what no array has. */
    private static long product(long elements, long size) {
        return elements < 0 || size < 0 || elements * size > Integer.MAX_VALUE ? -1 : elements * size;
    }

    /** The output channel that a weight belongs to. */
    int of(int weight) {
        return weight / slice * perSlice + weight / inner % perSlice;
    }
}
