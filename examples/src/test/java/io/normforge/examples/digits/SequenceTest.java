package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceTest {

    private static final long SEED = 8;

    private static List<Supplier<SequenceNorm>> norms() {
        return List.of(BatchTokens::new, MaskedBatchTokens::new, LayerTokens::new);
    }

    @Test
    void aDrawingIsAsLongAsItIsWideAndSeesItsNeighbours() {
        float[] pixels = new float[Digits.PIXELS];
        pixels[Digits.SIDE + 2] = 0.5f;
        pixels[3 * Digits.SIDE + 4] = 1f;
        Digits drawing = new Digits(pixels, new int[] {7});
        Sequence sequence = Sequence.of(drawing, new SplittableRandom(SEED)).get(0);
        float[] tokens = new float[sequence.length() * Sequence.FEATURES];
        sequence.copyTo(tokens, 0);

        assertThat(sequence.label()).isEqualTo(7);
        assertThat(sequence.length() % 3)
                .as("columns 2 to 4, once or several times")
                .isZero();
        assertThat(tokens[Digits.SIDE + 1]).as("column 2 in the middle").isEqualTo(0.5f);
        assertThat(tokens[Sequence.FEATURES + 1]).as("left of column 3").isEqualTo(0.5f);
        assertThat(tokens[Sequence.FEATURES + 2 * Digits.SIDE + 3])
                .as("right of it")
                .isEqualTo(1f);
    }

    @Test
    void whatFollowsAShortSequenceIsZeros() throws IOException {
        List<Sequence> sequences = sequences(3);
        PaddedBatch batch = new PaddedBatch(sequences, 40);
        int length = sequences.get(1).length();
        int end = 2 * 40 * Sequence.FEATURES;

        assertThat(batch.longest()).isEqualTo(40);
        assertThat(batch.lengths()).hasSize(3).contains(length);
        assertThat(Arrays.copyOfRange(batch.tokens(), end - (40 - length) * Sequence.FEATURES, end))
                .containsOnly(0f);
    }

    @Test
    void furtherPaddingChangesNoBitUnderAMaskOrLayer() throws IOException {
        assertThat(scores(new MaskedBatchTokens(), 0)).isEqualTo(scores(new MaskedBatchTokens(), 50));
        assertThat(scores(new LayerTokens(), 0)).isEqualTo(scores(new LayerTokens(), 50));
        assertThat(scores(new BatchTokens(), 0)).isNotEqualTo(scores(new BatchTokens(), 50));
    }

    @ParameterizedTest
    @MethodSource("norms")
    void theGradientIsThatOfAFiniteDifference(Supplier<SequenceNorm> norm) throws IOException {
        SequenceNetwork network = new SequenceNetwork(norm.get(), new SplittableRandom(SEED));
        PaddedBatch batch = new PaddedBatch(sequences(4), 0);
        SplittableRandom random = new SplittableRandom(SEED);
        network.learn(batch);
        double slope = 0;
        float step = 1e-3f;
        float[][] direction = network.parameters().stream()
                .map(parameter -> new float[parameter.values().length])
                .toArray(float[][]::new);
        for (int i = 0; i < direction.length; i++) {
            for (int j = 0; j < direction[i].length; j++) {
                direction[i][j] = (float) random.nextGaussian() / 32;
                slope += direction[i][j] * network.parameters().get(i).gradients()[j];
            }
        }
        move(network, direction, step);
        double after = network.learn(batch);
        move(network, direction, -2 * step);
        double before = network.learn(batch);

        // As in NetworkGradientTest: the scores' rounding, some 1e-7, over 2e-3, and the rectifiers that change sides.
        assertThat((after - before) / (2 * step))
                .as("seed " + SEED)
                .isCloseTo(slope, within(5e-3 * Math.max(1, Math.abs(slope))));
    }

    private static void move(SequenceNetwork network, float[][] direction, float length) {
        for (int i = 0; i < direction.length; i++) {
            for (int j = 0; j < direction[i].length; j++) {
                network.parameters().get(i).values()[j] += length * direction[i][j];
            }
        }
    }

    private static float[] scores(SequenceNorm norm, int atLeast) throws IOException {
        PaddedBatch batch = new PaddedBatch(sequences(4), atLeast);
        return new SequenceNetwork(norm, new SplittableRandom(SEED))
                .scores(batch)
                .clone();
    }

    private static List<Sequence> sequences(int count) throws IOException {
        return Sequence.of(DigitsFile.read().range(0, 100), new SplittableRandom(SEED))
                .subList(0, count);
    }
}
