package io.normforge.examples.comparison;

import static io.normforge.examples.comparison.NaiveActivations.gelu;
import static io.normforge.examples.comparison.NaiveActivations.silu;
import static io.normforge.examples.comparison.NaiveSums.rstd;
import static io.normforge.examples.comparison.NaiveSums.squares;
import static io.normforge.examples.comparison.NaiveSums.sum;

/** Forward over rows, row by row, by hand. */
final class NaiveRows {

    private final float[] x;
    private final float[] second;
    private final float[] gamma;
    private final float[] beta;
    private final float[] sum;
    private final float[] y;

    NaiveRows(Inputs inputs, float[] sum, float[] y) {
        x = inputs.x();
        second = inputs.second();
        gamma = inputs.gamma();
        beta = inputs.beta();
        this.sum = sum;
        this.y = y;
    }

    void layer() {
        for (int at = 0; at < x.length; at += gamma.length) {
            layerRow(x, at);
        }
    }

    private void layerRow(float[] in, int at) {
        int size = gamma.length;
        float mean = sum(in, at, at + size) / size;
        float rstd = rstd(squares(in, at, at + size, mean) / size);
        for (int i = 0; i < size; i++) {
            y[at + i] = (in[at + i] - mean) * rstd * gamma[i] + beta[i];
        }
    }

    void rms() {
        for (int at = 0; at < x.length; at += gamma.length) {
            rmsRow(x, at);
        }
    }

    private void rmsRow(float[] in, int at) {
        int size = gamma.length;
        float rstd = rstd(squares(in, at, at + size, 0) / size);
        for (int i = 0; i < size; i++) {
            y[at + i] = in[at + i] * rstd * gamma[i];
        }
    }

    void addLayer() {
        for (int at = 0; at < x.length; at += gamma.length) {
            addRow(at);
            layerRow(sum, at);
        }
    }

    void addRms() {
        for (int at = 0; at < x.length; at += gamma.length) {
            addRow(at);
            rmsRow(sum, at);
        }
    }

    private void addRow(int at) {
        for (int i = at; i < at + gamma.length; i++) {
            sum[i] = x[i] + second[i];
        }
    }

    void layerGelu() {
        int size = gamma.length;
        for (int at = 0; at < x.length; at += size) {
            float mean = sum(x, at, at + size) / size;
            float rstd = rstd(squares(x, at, at + size, mean) / size);
            for (int i = 0; i < size; i++) {
                y[at + i] = gelu((x[at + i] - mean) * rstd * gamma[i] + beta[i]);
            }
        }
    }

    void rmsSiluGate() {
        int size = gamma.length;
        for (int at = 0; at < x.length; at += size) {
            float rstd = rstd(squares(x, at, at + size, 0) / size);
            for (int i = 0; i < size; i++) {
                y[at + i] = x[at + i] * rstd * gamma[i] * silu(second[at + i]);
            }
        }
    }
}
