package io.normforge.examples.minilm;

import io.normforge.Mode;

/** One of the places where the model normalises: the generated layer with its parameters, and a watch on it. */
final class NormSite {

    private final EncoderAttentionNorm norm = new EncoderAttentionNorm(Mode.EVAL);
    private final NaiveAddNorm naive;
    private final NormTiming timing;

    /** The LayerNorm that the file knows under that name. */
    NormSite(OnnxWeights weights, String name, NormTiming timing) {
        copy(weights.vector(name + ".weight"), norm.parameters().gamma());
        copy(weights.vector(name + ".bias"), norm.parameters().beta());
        naive = new NaiveAddNorm(norm.parameters().gamma(), norm.parameters().beta());
        this.timing = timing;
        timing.runOn(norm);
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /** y = LayerNorm(x + residual), a row a token; y may be x or the residual. */
    void addAndNormalize(Matrix x, Matrix residual, Matrix y) {
        long start = System.nanoTime();
        if (timing.naive()) {
            naive.forward(x.data(), residual.data(), y.data(), x.rows());
        } else {
            // The matrices keep arrays longer than their rows, so the number of rows is given.
            norm.forward(x.data(), 0, residual.data(), 0, y.data(), 0, x.rows());
        }
        timing.add(System.nanoTime() - start);
    }
}
