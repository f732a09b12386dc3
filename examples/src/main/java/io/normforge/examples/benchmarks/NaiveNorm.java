package io.normforge.examples.benchmarks;

import io.normforge.NormType;
import java.util.Arrays;

/** The same norms as the loops one would write by hand, with the parameters a generated layer starts with. */
final class NaiveNorm {

    private static final float EPSILON = 1e-5f;

    private final float[] gamma;
    private final float[] beta;

    private NaiveNorm(int width) {
        gamma = new float[width];
        beta = new float[width];
        Arrays.fill(gamma, 1f);
    }

    static Forward of(NormType type, int width) {
        NaiveNorm norm = new NaiveNorm(width);
        return switch (type) {
            case LAYER -> norm::layer;
            case RMS -> norm::rms;
            default -> throw new IllegalArgumentException(type + " is not measured");
        };
    }

    private void layer(float[] x, float[] y, int rows) {
        for (int row = 0; row < rows; row++) {
            layerRow(x, y, row * gamma.length);
        }
    }

    private void layerRow(float[] x, float[] y, int start) {
        int size = gamma.length;
        float sum = 0;
        for (int i = 0; i < size; i++) {
            sum += x[start + i];
        }
        float mean = sum / size;
        float squares = 0;
        for (int i = 0; i < size; i++) {
            float deviation = x[start + i] - mean;
            squares += deviation * deviation;
        }
        float rstd = (float) (1 / Math.sqrt(squares / size + EPSILON));
        for (int i = 0; i < size; i++) {
            y[start + i] = (x[start + i] - mean) * rstd * gamma[i] + beta[i];
        }
    }

    private void rms(float[] x, float[] y, int rows) {
        for (int row = 0; row < rows; row++) {
            rmsRow(x, y, row * gamma.length);
        }
    }

    private void rmsRow(float[] x, float[] y, int start) {
        int size = gamma.length;
        float squares = 0;
        for (int i = 0; i < size; i++) {
            squares += x[start + i] * x[start + i];
        }
        float rstd = (float) (1 / Math.sqrt(squares / size + EPSILON));
        for (int i = 0; i < size; i++) {
            y[start + i] = x[start + i] * rstd * gamma[i];
        }
    }
}
