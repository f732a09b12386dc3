package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A convolution with folded weights returns what the convolution and BATCH in EVAL return one after the other. */
class FoldedConvolutionTest {

    private static final int IN = 8;
    private static final int OUT = 12;
    private static final int COLUMNS = 6;

    private final Random random = new Random(20261128L);
    private final StatefulNorm norm = StatefulNorm.batch(OUT);

    private record Case(NaiveConvolution convolution, int dimensions) {}

    static Stream<Case> cases() {
        return IntStream.of(1, 2, 4)
                .boxed()
                .flatMap(groups -> Stream.of(false, true)
                        .flatMap(transposed -> Stream.of(
                                new Case(new NaiveConvolution(transposed, IN, OUT, groups, 1, 3), 1),
                                new Case(new NaiveConvolution(transposed, IN, OUT, groups, 2, 3), 2))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void foldedWeightsGiveWhatTheConvolutionAndTheNormGave(Case each) {
        NaiveConvolution convolution = each.convolution();
        int rows = each.dimensions() == 1 ? 1 : 5;
        norm.runningStatistics().set(numbers(OUT, 0), numbers(OUT, 2), 7);
        System.arraycopy(numbers(OUT, 1), 0, norm.parameters().gamma(), 0, OUT);
        System.arraycopy(numbers(OUT, 0), 0, norm.parameters().beta(), 0, OUT);
        float[] weights = numbers(convolution.weights(), 0);
        float[] bias = numbers(OUT, 0);
        float[] x = numbers(IN * rows * COLUMNS, 0);
        double[] expected = normalized(convolution.apply(weights, bias, x, rows, COLUMNS));

        int outputAxis = convolution.transposed() ? 1 : 0;
        int[] shape = convolution.shape(each.dimensions());
        norm.channelAffine().foldInto(weights, bias, shape, outputAxis, convolution.groups());

        double[] folded = convolution.apply(weights, bias, x, rows, COLUMNS);
        for (int i = 0; i < folded.length; i++) {
            assertThat(folded[i]).isCloseTo(expected[i], within(1e-5));
        }
    }

    /** BATCH in EVAL, by its definition. */
    private double[] normalized(double[] maps) {
        double[] result = new double[maps.length];
        for (int i = 0; i < maps.length; i++) {
            int channel = i / (maps.length / OUT);
            double deviation = Math.sqrt(norm.runningStatistics().variance()[channel] + (double) 1e-5f);
            result[i] = (maps[i] - norm.runningStatistics().mean()[channel])
                            / deviation
                            * norm.parameters().gamma()[channel]
                    + norm.parameters().beta()[channel];
        }
        return result;
    }

    /** At most half away from the offset. */
    private float[] numbers(int count, float offset) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f + offset;
        }
        return numbers;
    }
}
