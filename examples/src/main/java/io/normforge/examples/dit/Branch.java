package io.normforge.examples.dit;

import java.util.List;

/** What a half of a block does with its tokens: [samples, tokens, width] to the same. */
interface Branch {

    float[] forward(float[] x, int samples, int tokens);

    /** The gradient of x, of the last forward call; those of weights add up. */
    float[] backward(float[] dy);

    List<Linear> layers();
}
