package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelAffineTest {

    private static final int OUT = 3;
    private static final int IN = 4;

    private final Random random = new Random(20261125L);
    private final StatefulNorm layer = StatefulNorm.batch(OUT);

    @BeforeEach
    void trainSomehow() {
        layer.runningStatistics().set(numbers(OUT, 0), numbers(OUT, 2), 7);
        System.arraycopy(numbers(OUT, 1), 0, layer.parameters().gamma(), 0, OUT);
        System.arraycopy(numbers(OUT, 0), 0, layer.parameters().beta(), 0, OUT);
    }

    @Test
    void scaleAndShiftAreTheNormalizationByRunningStatistics() {
        ChannelAffine affine = layer.channelAffine();
        for (int channel = 0; channel < OUT; channel++) {
            double scale = layer.parameters().gamma()[channel]
                    / Math.sqrt(layer.runningStatistics().variance()[channel] + (double) 1e-5f);
            double shift = layer.parameters().beta()[channel]
                    - layer.runningStatistics().mean()[channel] * scale;
            assertThat(affine.scale()[channel]).isEqualTo((float) scale);
            assertThat(affine.shift()[channel]).isEqualTo((float) shift);
        }
    }

    @Test
    void foldedWeightsGiveWhatTheDenseLayerAndTheNormGaveOneAfterTheOther() {
        float[] weights = numbers(OUT * IN, 0);
        float[] bias = numbers(OUT, 0);
        float[] x = numbers(IN, 0);
        double[] expected = normalized(dense(weights, bias, x));
        ChannelAffine affine = layer.channelAffine();

        float[] transposed = transposed(weights);
        float[] otherBias = bias.clone();
        affine.foldInto(weights, bias, new int[] {OUT, IN}, 0, 1);
        affine.foldInto(transposed, otherBias, new int[] {IN, OUT}, 1, 1);

        // A weight and a bias are rounded once more each, and the sum has IN + 1 terms of some units.
        double tolerance = (IN + 1) * 0x1p-24 * 32;
        double[] folded = dense(weights, bias, x);
        for (int channel = 0; channel < OUT; channel++) {
            assertThat(folded[channel]).isCloseTo(expected[channel], within(tolerance));
        }
        assertThat(transposed(transposed, IN)).containsExactly(weights);
        assertThat(otherBias).containsExactly(bias);
    }

    @Test
    void aLayerWithoutRunningStatisticsHasNone() {
        assertThatThrownBy(() -> StatefulNorm.layer(Affine.NONE).channelAffine())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("channelAffine needs running statistics");
    }

    private double[] normalized(double[] values) {
        double[] result = new double[OUT];
        for (int channel = 0; channel < OUT; channel++) {
            double deviation = Math.sqrt(layer.runningStatistics().variance()[channel] + (double) 1e-5f);
            result[channel] = (values[channel] - layer.runningStatistics().mean()[channel])
                            / deviation
                            * layer.parameters().gamma()[channel]
                    + layer.parameters().beta()[channel];
        }
        return result;
    }

    private static double[] dense(float[] weights, float[] bias, float[] x) {
        double[] y = new double[OUT];
        for (int out = 0; out < OUT; out++) {
            y[out] = bias[out];
            for (int in = 0; in < IN; in++) {
                y[out] += (double) weights[out * IN + in] * x[in];
            }
        }
        return y;
    }

    private static float[] transposed(float[] rows) {
        return transposed(rows, OUT);
    }

    private static float[] transposed(float[] values, int rows) {
        float[] result = new float[values.length];
        int columns = values.length / rows;
        for (int i = 0; i < values.length; i++) {
            result[i % columns * rows + i / columns] = values[i];
        }
        return result;
    }

    private float[] numbers(int count, float offset) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() / 2 + offset;
        }
        return numbers;
    }
}
