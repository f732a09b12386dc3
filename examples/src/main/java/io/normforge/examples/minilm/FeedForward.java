package io.normforge.examples.minilm;

import org.apache.commons.numbers.gamma.Erf;

/** The second half of a layer, each token by itself: widen, GELU, narrow. */
final class FeedForward {

    private static final double SQRT_HALF = Math.sqrt(0.5);

    private final Linear widen;
    private final Linear narrow;

    FeedForward(OnnxWeights weights, String layer) {
        widen = new Linear(weights, layer + ".intermediate.dense");
        narrow = new Linear(weights, layer + ".output.dense");
    }

    /** From {@link Activations#hidden} to {@link Activations#update}. */
    void apply(Activations activations) {
        widen.apply(activations.hidden, activations.intermediate);
        gelu(activations.intermediate);
        narrow.apply(activations.intermediate, activations.update);
    }

    /** x·Φ(x), with the exact Φ that BERT was trained with. */
    private static void gelu(Matrix x) {
        float[] data = x.data();
        for (int i = 0; i < x.row(x.rows()); i++) {
            double xi = data[i];
            data[i] = (float) (xi * 0.5 * (1 + Erf.value(xi * SQRT_HALF)));
        }
    }
}
