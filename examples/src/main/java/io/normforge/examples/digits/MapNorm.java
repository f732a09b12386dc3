package io.normforge.examples.digits;

import io.normforge.NormLayer;
import java.util.Optional;

/**
 * A normalization of maps with a rectifier behind it. The classes that implement this differ by their annotation, and
 * the network knows none of them.
 */
interface MapNorm {

    /** Channels of every map that is normalised. */
    int CHANNELS = 16;

    /** y = relu(norm(x)), for so many images of {@link #CHANNELS} square maps. */
    void forward(float[] x, float[] y, int images, int side);

    /** The gradient of x, from that of y. */
    void backward(float[] x, float[] dy, float[] dx, int images, int side);

    /** The generated layer, for its parameters and its mode; none where nothing is normalised. */
    Optional<NormLayer> layer();
}
