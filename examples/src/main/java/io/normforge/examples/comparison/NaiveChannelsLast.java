package io.normforge.examples.comparison;

import static io.normforge.examples.comparison.NaiveSums.rstd;

import java.util.Arrays;

/** BATCH with channels last by hand: position by position, with a sum for each channel beside. */
final class NaiveChannelsLast {

    private final float[] x;
    private final float[] second;
    private final float[] gamma;
    private final float[] beta;
    private final float[] running;
    private final float[] runningVariance;
    private final float[] y;
    private final int channels;
    private final int positions;
    private final float[] mean;
    private final float[] rstd;
    private final float[] scale;

    NaiveChannelsLast(Case c, Inputs inputs, float[] y) {
        x = inputs.x();
        second = inputs.second();
        gamma = inputs.gamma();
        beta = inputs.beta();
        running = inputs.mean();
        runningVariance = inputs.variance();
        this.y = y;
        channels = c.width();
        positions = c.samples() * c.plane();
        mean = new float[channels];
        rstd = new float[channels];
        scale = new float[channels];
    }

    /** Mean and rstd of each channel over the batch. */
    void findStatistics() {
        Arrays.fill(mean, 0);
        Arrays.fill(rstd, 0);
        for (int at = 0; at < x.length; at += channels) {
            for (int i = 0; i < channels; i++) {
                mean[i] += x[at + i];
            }
        }
        for (int i = 0; i < channels; i++) {
            mean[i] /= positions;
        }
        for (int at = 0; at < x.length; at += channels) {
            for (int i = 0; i < channels; i++) {
                float deviation = x[at + i] - mean[i];
                rstd[i] += deviation * deviation;
            }
        }
        for (int i = 0; i < channels; i++) {
            rstd[i] = rstd(rstd[i] / positions);
        }
    }

    void train() {
        findStatistics();
        normalize(mean);
    }

    void eval() {
        takeRunning();
        normalize(running);
    }

    private void takeRunning() {
        for (int i = 0; i < channels; i++) {
            rstd[i] = rstd(runningVariance[i]);
        }
    }

    private void findScale() {
        for (int i = 0; i < channels; i++) {
            scale[i] = rstd[i] * gamma[i];
        }
    }

    private void normalize(float[] means) {
        findScale();
        for (int at = 0; at < x.length; at += channels) {
            for (int i = 0; i < channels; i++) {
                y[at + i] = (x[at + i] - means[i]) * scale[i] + beta[i];
            }
        }
    }

    void evalAddRelu() {
        takeRunning();
        findScale();
        for (int at = 0; at < x.length; at += channels) {
            for (int i = 0; i < channels; i++) {
                y[at + i] = Math.max(0, (x[at + i] - running[i]) * scale[i] + beta[i] + second[at + i]);
            }
        }
    }

    /** y is dx here, and the second input dy. */
    void backward(float[] dGamma, float[] dBeta) {
        Arrays.fill(dGamma, 0);
        Arrays.fill(dBeta, 0);
        for (int at = 0; at < x.length; at += channels) {
            for (int i = 0; i < channels; i++) {
                dGamma[i] += second[at + i] * (x[at + i] - mean[i]) * rstd[i];
                dBeta[i] += second[at + i];
            }
        }
        findScale();
        for (int at = 0; at < x.length; at += channels) {
            for (int i = 0; i < channels; i++) {
                float xhat = (x[at + i] - mean[i]) * rstd[i];
                y[at + i] = (second[at + i] - dBeta[i] / positions - xhat * (dGamma[i] / positions)) * scale[i];
            }
        }
    }
}
