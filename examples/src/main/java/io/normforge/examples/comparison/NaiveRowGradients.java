package io.normforge.examples.comparison;

import static io.normforge.examples.comparison.NaiveSums.rstd;
import static io.normforge.examples.comparison.NaiveSums.squares;
import static io.normforge.examples.comparison.NaiveSums.sum;

import java.util.Arrays;

/** Backward over rows by hand. The statistics are those that a forward call kept, as in the layers. */
final class NaiveRowGradients {

    private final float[] x;
    private final float[] dy;
    private final float[] gamma;
    private final float[] means;
    private final float[] rstds;
    private final float[] dx;
    private final float[] dGamma;
    private final float[] dBeta;

    NaiveRowGradients(Case c, Inputs inputs, float[] dx, float[] dGamma, float[] dBeta) {
        x = inputs.x();
        dy = inputs.second();
        gamma = inputs.gamma();
        means = new float[c.samples()];
        rstds = new float[c.samples()];
        this.dx = dx;
        this.dGamma = dGamma;
        this.dBeta = dBeta;
        keepStatistics(c.operation().rms());
    }

    private void keepStatistics(boolean rms) {
        int size = gamma.length;
        for (int row = 0; row < means.length; row++) {
            int at = row * size;
            means[row] = rms ? 0 : sum(x, at, at + size) / size;
            rstds[row] = rstd(squares(x, at, at + size, means[row]) / size);
        }
    }

    void layer() {
        Arrays.fill(dGamma, 0);
        Arrays.fill(dBeta, 0);
        for (int row = 0; row < means.length; row++) {
            layerRow(row * gamma.length, means[row], rstds[row]);
        }
    }

    private void layerRow(int at, float mean, float rstd) {
        int size = gamma.length;
        float pooled = 0;
        float product = 0;
        for (int i = 0; i < size; i++) {
            float xhat = (x[at + i] - mean) * rstd;
            float scaled = dy[at + i] * gamma[i];
            pooled += scaled;
            product += scaled * xhat;
            dGamma[i] += dy[at + i] * xhat;
            dBeta[i] += dy[at + i];
        }
        for (int i = 0; i < size; i++) {
            float xhat = (x[at + i] - mean) * rstd;
            dx[at + i] = (dy[at + i] * gamma[i] - pooled / size - xhat * (product / size)) * rstd;
        }
    }

    void rms() {
        Arrays.fill(dGamma, 0);
        for (int row = 0; row < means.length; row++) {
            rmsRow(row * gamma.length, rstds[row]);
        }
    }

    private void rmsRow(int at, float rstd) {
        int size = gamma.length;
        float product = 0;
        for (int i = 0; i < size; i++) {
            float xhat = x[at + i] * rstd;
            product += dy[at + i] * gamma[i] * xhat;
            dGamma[i] += dy[at + i] * xhat;
        }
        for (int i = 0; i < size; i++) {
            dx[at + i] = (dy[at + i] * gamma[i] - x[at + i] * rstd * (product / size)) * rstd;
        }
    }
}
