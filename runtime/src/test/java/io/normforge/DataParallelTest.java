package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranks begin alike and go by the gradients of all, to the bit, however long slices are and whatever carries them. */
@Timeout(180)
class DataParallelTest {

    private static final long SEED = 20261128;

    /** What one rank trains: two layers, and arrays that no slice divides evenly. */
    private static final class Copy {

        final NormLayer stem = StatefulNorm.batch(3);
        final NormLayer head = StatefulNorm.layer(Affine.GAMMA_BETA);
        final float[] weight = new float[50];
        final float[] gradient = new float[50];
        final float[] bias = new float[1];
        final float[] gradientOfBias = new float[1];
        final float[] moments = new float[7];
        final NormLayers layers = NormLayers.of(named("stem.norm", stem, "head.norm", head));

        /** Of many magnitudes, and a summand for each rank whose sum is 1 in rank order and 0 in most others, rounded to float too. */
        Copy(int rank) {
            Random random = new Random(SEED + rank);
            for (float[] array : arrays()) {
                for (int i = 0; i < array.length; i++) {
                    array[i] = Math.scalb((float) random.nextGaussian(), random.nextInt(60) - 30);
                }
            }
            gradientOfBias[0] = new float[] {1e16f, -1e16f, 1}[rank % 3];
            stem.runningStatistics().set(new float[] {rank, 1, -0f}, new float[] {2, rank, 4}, (5L << 40) + rank);
        }

        private static Map<String, NormLayer> named(String first, NormLayer layer, String second, NormLayer other) {
            Map<String, NormLayer> layers = new LinkedHashMap<>();
            layers.put(first, layer);
            layers.put(second, other);
            return layers;
        }

        List<float[]> gradients() {
            return List.of(
                    stem.gradients().gamma(),
                    stem.gradients().beta(),
                    head.gradients().gamma(),
                    head.gradients().beta(),
                    gradient,
                    gradientOfBias);
        }

        List<float[]> values() {
            return List.of(
                    stem.parameters().gamma(),
                    stem.parameters().beta(),
                    head.parameters().gamma(),
                    head.parameters().beta(),
                    weight,
                    bias,
                    moments);
        }

        List<float[]> arrays() {
            return Stream.concat(values().stream(), gradients().stream()).toList();
        }

        DataParallel over(Communicator rank, int slice) {
            return DataParallel.over(rank)
                    .layers(layers)
                    .parameter("weight", weight, gradient)
                    .parameter("bias", bias, gradientOfBias)
                    .state("moments", moments)
                    .sliceLength(slice)
                    .build();
        }
    }

    private static float[] joined(List<float[]> arrays) {
        float[] all = new float[arrays.stream().mapToInt(array -> array.length).sum()];
        int at = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, all, at, array.length);
            at += array.length;
        }
        return all;
    }

    /** By the definition: widened to double, added in rank order, rounded once. */
    private static float[] expected(int ranks, double divisor) {
        float[] first = joined(new Copy(0).gradients());
        double[] sums = new double[first.length];
        Arrays.setAll(sums, i -> first[i]);
        for (int rank = 1; rank < ranks; rank++) {
            float[] next = joined(new Copy(rank).gradients());
            Arrays.setAll(sums, i -> sums[i] + next[i]);
        }
        float[] rounded = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            rounded[i] = (float) (sums[i] / divisor);
        }
        return rounded;
    }

    static Stream<Arguments> ranksSlicesAndWays() {
        return Stream.of(1, 2, 3, 4, 7)
                .flatMap(size -> Stream.of(size, 8, 31, 65_536)
                        .flatMap(slice -> Stream.<UnaryOperator<Communicator>>of(
                                        GatherOnly::new, Communicator::measured, rank -> rank)
                                .map(way -> Arguments.of(size, slice, way))));
    }

    @ParameterizedTest
    @MethodSource("ranksSlicesAndWays")
    void gradientsAreTheSumOrTheMeanInRankOrderToTheBit(int size, int slice, UnaryOperator<Communicator> way) {
        RankThreads.succeed(Communicator.inProcess(size, RankThreads.NEVER_HANGS), rank -> {
            Copy copy = new Copy(rank.rank());
            float[] values = joined(copy.values());
            copy.over(way.apply(rank), slice).sumGradients();
            assertThat(joined(copy.gradients())).isEqualTo(expected(size, 1));
            assertThat(joined(copy.values())).isEqualTo(values);
            Copy other = new Copy(rank.rank());
            other.over(way.apply(rank), slice).averageGradients();
            assertThat(joined(other.gradients())).isEqualTo(expected(size, size));
        });
    }

    @ParameterizedTest
    @MethodSource("ranksSlicesAndWays")
    void everyRankBeginsAsRankZeroDoes(int size, int slice, UnaryOperator<Communicator> way) {
        RankThreads.succeed(Communicator.inProcess(size, RankThreads.NEVER_HANGS), rank -> {
            Copy copy = new Copy(rank.rank());
            copy.over(way.apply(rank), slice).start();
            Copy first = new Copy(0);
            assertThat(joined(copy.values())).isEqualTo(joined(first.values()));
            assertThat(copy.layers.state()).isEqualTo(first.layers.state());
            assertThat(copy.stem.runningStatistics().batchesTracked()).isEqualTo(5L << 40);
            assertThat(joined(copy.gradients())).isEqualTo(joined(new Copy(rank.rank()).gradients()));
        });
    }

    /** Wherever the link is cut, until a run comes to its end. */
    @Test
    void anExchangeThatFailsLeavesGradientsAndStateAsTheyWere() {
        int[] calls = new int[1];
        for (boolean failed = true; failed; calls[0]++) {
            List<Throwable> thrown = RankThreads.start(Communicator.inProcess(2, RankThreads.NEVER_HANGS), rank -> {
                        Copy copy = new Copy(rank.rank());
                        float[] before = joined(copy.arrays());
                        NormState state = copy.layers.state();
                        DataParallel parallel = copy.over(rank.rank() == 0 ? rank : new FailsAtCall(rank, calls[0]), 8);
                        try {
                            parallel.sumGradients();
                        } catch (CommunicatorException e) {
                            assertThat(joined(copy.arrays())).isEqualTo(before);
                            throw e;
                        }
                        float[] summed = joined(copy.arrays());
                        try {
                            parallel.start();
                        } catch (CommunicatorException e) {
                            assertThat(joined(copy.arrays())).isEqualTo(summed);
                            assertThat(copy.layers.state()).isEqualTo(state);
                            throw e;
                        }
                    })
                    .join();
            assertThat(thrown)
                    .allSatisfy(e -> assertThat(e == null || e instanceof CommunicatorException)
                            .as("%s", e)
                            .isTrue());
            failed = thrown.get(0) != null || thrown.get(1) != null;
        }
        assertThat(calls[0]).as("calls that could be cut").isGreaterThan(20);
    }

    @Test
    void ranksThatSumAndRanksThatAverageAllFailAndChangeNothing() {
        List<Throwable> thrown = RankThreads.start(Communicator.inProcess(3, RankThreads.NEVER_HANGS), rank -> {
                    Copy copy = new Copy(rank.rank());
                    float[] before = joined(copy.arrays());
                    DataParallel parallel = copy.over(rank, 16);
                    try {
                        if (rank.rank() == 2) {
                            parallel.averageGradients();
                        } else {
                            parallel.sumGradients();
                        }
                    } finally {
                        assertThat(joined(copy.arrays())).isEqualTo(before);
                    }
                })
                .join();
        assertThat(thrown.get(0))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageStartingWith("rank 0 of 3 sums gradients, and ranks 2 do something else; ");
        assertThat(thrown.get(2))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageStartingWith("rank 2 of 3 averages gradients, and ranks 0, 1 do something else; ");
    }

    @Test
    void oneRankAloneKeepsItsGradientsBits() {
        Copy copy = new Copy(0);
        copy.gradient[0] = -0f;
        copy.gradient[1] = Float.NaN;
        copy.gradient[2] = Float.NEGATIVE_INFINITY;
        float[] before = joined(copy.arrays());
        DataParallel alone = copy.over(Communicator.single(), 4);
        alone.start();
        alone.averageGradients();
        assertThat(joined(copy.arrays())).isEqualTo(before);
    }

    @Test
    void anArrayIsNamedOnce() {
        Copy copy = new Copy(0);
        DataParallelBuilder builder = DataParallel.over(Communicator.single()).layers(copy.layers);
        assertThatThrownBy(() -> builder.parameter(
                        "gamma", new float[3], copy.stem.gradients().gamma()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'the gradient of stem.norm.weight' and 'the gradient of gamma' are one array; name each"
                        + " array once");
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsSizes() {
        Communicator rank = Communicator.inProcess(4, RankThreads.NEVER_HANGS).get(0);
        assertThatThrownBy(() -> DataParallel.over(rank).parameter("w", new float[2], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'w' has 2 values and 3 gradients; pass as many of each");
        assertThatThrownBy(() -> DataParallel.over(rank).sliceLength(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slices of 3 values, for 4 ranks; a slice has at least one for each");
    }
}
