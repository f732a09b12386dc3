package io.normforge.examples.minilm;

/** The same normalization as the loop one would write by hand, to compare with. */
final class NaiveAddNorm {

    private static final float EPSILON = 1e-12f;

    private final float[] gamma;
    private final float[] beta;

    NaiveAddNorm(float[] gamma, float[] beta) {
        this.gamma = gamma;
        this.beta = beta;
    }

    void forward(float[] x, float[] residual, float[] y, int rows) {
        for (int row = 0; row < rows; row++) {
            row(x, residual, y, row * gamma.length);
        }
    }

    private void row(float[] x, float[] residual, float[] y, int start) {
        int size = gamma.length;
        float sum = 0;
        for (int i = 0; i < size; i++) {
            y[start + i] = x[start + i] + residual[start + i];
            sum += y[start + i];
        }
        float mean = sum / size;
        float squares = 0;
        for (int i = 0; i < size; i++) {
            float deviation = y[start + i] - mean;
            squares += deviation * deviation;
        }
        float rstd = (float) (1 / Math.sqrt(squares / size + EPSILON));
        for (int i = 0; i < size; i++) {
            y[start + i] = (y[start + i] - mean) * rstd * gamma[i] + beta[i];
        }
    }
}
