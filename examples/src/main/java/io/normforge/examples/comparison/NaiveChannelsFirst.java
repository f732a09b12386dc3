package io.normforge.examples.comparison;

import static io.normforge.examples.comparison.NaiveActivations.silu;
import static io.normforge.examples.comparison.NaiveSums.affine;
import static io.normforge.examples.comparison.NaiveSums.rstd;
import static io.normforge.examples.comparison.NaiveSums.squares;
import static io.normforge.examples.comparison.NaiveSums.sum;

import java.util.Arrays;

/** Maps with channels first by hand: plane by plane, in the order they have in memory. */
final class NaiveChannelsFirst {

    private final float[] x;
    private final float[] second;
    private final float[] gamma;
    private final float[] beta;
    private final float[] running;
    private final float[] runningVariance;
    private final float[] y;
    private final int channels;
    private final int planes;
    private final int plane;
    private final float[] mean;
    private final float[] rstd;

    NaiveChannelsFirst(Case c, Inputs inputs, float[] y) {
        x = inputs.x();
        second = inputs.second();
        gamma = inputs.gamma();
        beta = inputs.beta();
        running = inputs.mean();
        runningVariance = inputs.variance();
        this.y = y;
        channels = c.width();
        planes = c.samples() * channels;
        plane = c.plane();
        mean = new float[channels];
        rstd = new float[channels];
    }

    /** Mean and rstd of each channel over the batch. */
    void findStatistics() {
        float count = (float) planes / channels * plane;
        Arrays.fill(mean, 0);
        Arrays.fill(rstd, 0);
        for (int p = 0; p < planes; p++) {
            mean[p % channels] += sum(x, p * plane, (p + 1) * plane);
        }
        for (int channel = 0; channel < channels; channel++) {
            mean[channel] /= count;
        }
        for (int p = 0; p < planes; p++) {
            rstd[p % channels] += squares(x, p * plane, (p + 1) * plane, mean[p % channels]);
        }
        for (int channel = 0; channel < channels; channel++) {
            rstd[channel] = rstd(rstd[channel] / count);
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
        for (int channel = 0; channel < channels; channel++) {
            rstd[channel] = rstd(runningVariance[channel]);
        }
    }

    private void normalize(float[] means) {
        for (int p = 0; p < planes; p++) {
            int channel = p % channels;
            affine(x, y, p * plane, (p + 1) * plane, means[channel], rstd[channel] * gamma[channel], beta[channel]);
        }
    }

    void evalAddRelu() {
        takeRunning();
        for (int p = 0; p < planes; p++) {
            float m = running[p % channels];
            float scale = rstd[p % channels] * gamma[p % channels];
            float shift = beta[p % channels];
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                y[i] = Math.max(0, (x[i] - m) * scale + shift + second[i]);
            }
        }
    }

    /** y is dx here, and the second input dy. */
    void backward(float[] dGamma, float[] dBeta) {
        Arrays.fill(dGamma, 0);
        Arrays.fill(dBeta, 0);
        for (int p = 0; p < planes; p++) {
            float m = mean[p % channels];
            float pooled = 0;
            float product = 0;
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                pooled += second[i];
                product += second[i] * (x[i] - m);
            }
            dBeta[p % channels] += pooled;
            dGamma[p % channels] += product * rstd[p % channels];
        }
        float count = (float) planes / channels * plane;
        for (int p = 0; p < planes; p++) {
            int channel = p % channels;
            float m = mean[channel];
            float scale = gamma[channel] * rstd[channel];
            float pooled = dBeta[channel] / count;
            float product = dGamma[channel] / count * rstd[channel];
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                y[i] = (second[i] - pooled - (x[i] - m) * product) * scale;
            }
        }
    }

    void groupSilu() {
        int inGroup = channels / Case.GROUPS;
        int size = inGroup * plane;
        for (int at = 0; at < x.length; at += size) {
            float m = sum(x, at, at + size) / size;
            float r = rstd(squares(x, at, at + size, m) / size);
            for (int p = at / plane; p < at / plane + inGroup; p++) {
                float scale = r * gamma[p % channels];
                float shift = beta[p % channels];
                for (int i = p * plane; i < (p + 1) * plane; i++) {
                    y[i] = silu((x[i] - m) * scale + shift);
                }
            }
        }
    }

    void instance() {
        for (int at = 0; at < x.length; at += plane) {
            float m = sum(x, at, at + plane) / plane;
            affine(x, y, at, at + plane, m, rstd(squares(x, at, at + plane, m) / plane), 0);
        }
    }
}
