package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Branches;
import io.normforge.Communicator;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RanksTest {

    /** Sums of floats in another order, as a share of the gradient's length. */
    private static final double ROUNDING = 1e-5;

    @Test
    void synchronizedRanksHaveTheGradientOfTheWholeBatch() throws IOException {
        Digits batch = DigitsFile.read().range(0, 16);
        double[] whole = Gradients.alone(NormKind.BATCH, batch, 1);

        assertThat(Gradients.distance(Gradients.together(4, batch, 1), whole)).isLessThan(ROUNDING);
        assertThat(Gradients.distance(Gradients.together(2, batch, 1), whole)).isLessThan(ROUNDING);
    }

    @Test
    void inPartsTheyHaveThatOfMicroBatches() throws IOException {
        Digits batch = DigitsFile.read().range(0, 8);
        Digits dealt = batch.choose(0, 1, 4, 5, 2, 3, 6, 7);

        assertThat(Gradients.distance(Gradients.together(2, dealt, 2), Gradients.alone(NormKind.BATCH, batch, 2)))
                .isLessThan(ROUNDING);
        assertThat(Gradients.distance(Gradients.together(2, dealt, 2), Gradients.alone(NormKind.BATCH, batch, 1)))
                .isGreaterThan(0.01);
    }

    @Test
    void branchesThatShareMessagesHaveTheBitsOfLayersAlone() throws IOException {
        float[] left = DigitsFile.read().range(0, 64).pixels();
        float[] right = DigitsFile.read().range(64, 128).pixels();
        float[] alone = Ranks.run(2, communicator -> () -> {
            MapNorm first = new SyncBatchMaps(communicator);
            MapNorm second = new SyncBatchMaps(communicator);
            return joined(pass(first, left, communicator), pass(second, right, communicator));
        });

        assertThat(Ranks.<float[]>run(2, communicator -> () -> {
                    try (Branches branches = Branches.of(communicator, 2)) {
                        MapNorm first = new SyncBatchMaps(branches.rank(0));
                        MapNorm second = new SyncBatchMaps(branches.rank(1));
                        float[][] dx = new float[2][];
                        branches.run(
                                () -> dx[0] = pass(first, left, communicator),
                                () -> dx[1] = pass(second, right, communicator));
                        return joined(dx[0], dx[1]);
                    }
                }))
                .isEqualTo(alone);
    }

    /** Forward and backward over this rank's half of 64 images, taken for the channels of four maps. */
    private static float[] pass(MapNorm norm, float[] pixels, Communicator communicator) {
        int half = pixels.length / 2;
        float[] x = Arrays.copyOfRange(pixels, communicator.rank() * half, (communicator.rank() + 1) * half);
        float[] y = new float[half];
        float[] dx = new float[half];
        norm.forward(x, y, half / MapNorm.CHANNELS / Digits.PIXELS, Digits.SIDE);
        norm.backward(x, y, dx, half / MapNorm.CHANNELS / Digits.PIXELS, Digits.SIDE);
        return joined(y, dx);
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void aRankThatFailsIsNamedAndStopsTheOthers() {
        assertThatThrownBy(() -> Ranks.run(2, communicator -> () -> {
                    if (communicator.rank() == 1) {
                        communicator.fail(new IllegalStateException("out of digits"));
                        throw new IllegalStateException("out of digits");
                    }
                    communicator.allGather(new double[1], new double[2], 1);
                    return null;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a rank failed")
                .hasRootCauseMessage("out of digits");
    }
}
