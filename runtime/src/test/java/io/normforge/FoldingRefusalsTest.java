package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that do not fit are refused, by what is wrong with them, and nothing is written. */
class FoldingRefusalsTest {

    private static final int OUT = 8;

    /** How many weights and biases, the shape, the axis, the groups, and what is said of it. */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        32,
                        2,
                        new int[] {OUT, 4},
                        0,
                        1,
                        "a bias of 2 numbers for 8 channels; pass one for each, zeros where the layer before has none"),
                Arguments.of(
                        32, OUT, new int[] {OUT, 4, 2}, 0, 1, "32 weights, which are not those of the shape [8, 4, 2]"),
                Arguments.of(
                        0,
                        OUT,
                        new int[] {OUT, 1 << 16, 1 << 16},
                        0,
                        1,
                        "0 weights, which are not those of the shape [8, 65536, 65536]"),
                Arguments.of(
                        32,
                        OUT,
                        new int[] {-OUT, OUT, -4},
                        1,
                        1,
                        "32 weights, which are not those of the shape [-8, 8, -4]"),
                Arguments.of(
                        32,
                        OUT,
                        new int[] {OUT, 4},
                        2,
                        1,
                        "weights of shape [8, 4] have no axis 2; pass the one of the output channels"),
                Arguments.of(
                        32,
                        OUT,
                        new int[] {OUT, 4},
                        -1,
                        1,
                        "weights of shape [8, 4] have no axis -1; pass the one of the output channels"),
                Arguments.of(
                        48,
                        OUT,
                        new int[] {4, 4, 3},
                        1,
                        1,
                        "weights of shape [4, 4, 3] have no axis 1 of 8 output channels; pass the axis that has them,"
                                + " and the groups of a transposed convolution"),
                Arguments.of(
                        48,
                        OUT,
                        new int[] {4, 4, 3},
                        0,
                        2,
                        "weights of shape [4, 4, 3] have no axis 0 of 8 output channels, nor, as [in, out / groups, …],"
                                + " an axis 1 of 4; pass the axis that has them, and the groups of a transposed convolution"),
                Arguments.of(
                        48,
                        OUT,
                        new int[] {4, 3, 4},
                        1,
                        2,
                        "weights of shape [4, 3, 4] have no axis 1 of 8 output channels, nor, as [in, out / groups, …],"
                                + " an axis 1 of 4; pass the axis that has them, and the groups of a transposed convolution"),
                Arguments.of(
                        36,
                        OUT,
                        new int[] {3, 4, 3},
                        1,
                        2,
                        "weights of shape [3, 4, 3] have 3 input channels along axis 0, which 2 groups do not divide;"
                                + " pass those of the layer before"),
                Arguments.of(
                        32,
                        OUT,
                        new int[] {OUT, 4},
                        0,
                        3,
                        "3 groups, which do not divide 8 output channels; pass those of the layer before, 1 where it has"
                                + " none"),
                Arguments.of(
                        32,
                        OUT,
                        new int[] {OUT, 4},
                        0,
                        0,
                        "0 groups, which do not divide 8 output channels; pass those of the layer before, 1 where it has"
                                + " none"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatDoesNotFitIsNamedAndNothingIsWritten(
            int weights, int biases, int[] shape, int axis, int groups, String message) {
        StatefulNorm layer = StatefulNorm.batch(OUT);
        Arrays.fill(layer.parameters().gamma(), 2);
        float[] w = new float[weights];
        float[] b = new float[biases];
        Arrays.fill(w, 1);
        Arrays.fill(b, 1);
        assertThatThrownBy(() -> layer.channelAffine().foldInto(w, b, shape, axis, groups))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: " + message);
        float[] ones = new float[Math.max(weights, biases)];
        Arrays.fill(ones, 1);
        assertThat(w).containsExactly(Arrays.copyOf(ones, weights));
        assertThat(b).containsExactly(Arrays.copyOf(ones, biases));
    }
}
