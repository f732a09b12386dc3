package io.normforge.examples.digits;

import io.normforge.NormLayer;

/** A normalization of padded sequences, [N, longest, {@link #CHANNELS}], with a rectifier behind it. */
interface SequenceNorm {

    /** Channels of every place. */
    int CHANNELS = 32;

    /**
     * y = relu(norm(x)).
     *
     * @param longest places of each sequence, padding included
     * @param lengths places of each that are not padding: the first ones
     */
    void forward(float[] x, float[] y, int longest, int... lengths);

    /** The gradient of x, from that of y. */
    void backward(float[] x, float[] dy, float[] dx, int longest, int... lengths);

    /** The generated layer, for its parameters and its mode. */
    NormLayer layer();
}
