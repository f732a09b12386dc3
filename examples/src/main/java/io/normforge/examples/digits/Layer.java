package io.normforge.examples.digits;

import java.util.List;

/**
 * A step of a network over a batch. What it returns is its own array, which may be longer than the batch needs, and
 * which the next call overwrites. For one thread.
 */
interface Layer {

    /** The output for so many images. */
    float[] forward(float[] x, int images);

    /**
     * The gradient of the input of the last forward call, which must be unchanged, from that of its output; adds to the
     * gradients of the parameters.
     */
    float[] backward(float[] dy, int images);

    /** What this layer learns. */
    default List<Parameter> parameters() {
        return List.of();
    }
}
