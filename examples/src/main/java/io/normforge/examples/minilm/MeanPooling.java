package io.normforge.examples.minilm;

/** Makes one vector of a text's tokens: their mean. */
final class MeanPooling {

    private MeanPooling() {}

    static float[] pool(Matrix hidden) {
        float[] pooled = new float[hidden.columns()];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = (float) mean(hidden, i);
        }
        return pooled;
    }

    private static double mean(Matrix hidden, int column) {
        double sum = 0;
        for (int row = 0; row < hidden.rows(); row++) {
            sum += hidden.data()[hidden.row(row) + column];
        }
        return sum / hidden.rows();
    }
}
