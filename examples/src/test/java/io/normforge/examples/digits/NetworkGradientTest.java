package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gradient of the loss along a random direction, over all parameters at once, against a central difference of the
 * loss.
 */
class NetworkGradientTest {

    private static final long SEED = 11;

    private static final int IMAGES = 4;

    /** Small enough that hardly a rectifier changes sides, large enough that the rounding of scores is small beside it. */
    private static final double STEP = 1e-3;

    @ParameterizedTest
    @EnumSource(NormKind.class)
    void isThatOfAFiniteDifference(NormKind kind) throws IOException {
        Network network = new Network(kind, new SplittableRandom(SEED));
        Digits batch = DigitsFile.read().range(0, IMAGES);
        float[][] direction = direction(network);
        network.train();

        network.learn(batch);
        double slope = 0;
        for (int i = 0; i < direction.length; i++) {
            for (int j = 0; j < direction[i].length; j++) {
                slope += direction[i][j] * network.parameters().get(i).gradients()[j];
            }
        }
        move(network, direction, STEP);
        double after = network.learn(batch);
        move(network, direction, -2 * STEP);
        double before = network.learn(batch);

        // The scores' rounding is some 1e-7 of numbers of the order of 1: over 2e-3, some 1e-4.
        assertThat((after - before) / (2 * STEP))
                .as("seed " + SEED)
                .isCloseTo(slope, within(2e-3 * Math.max(1, Math.abs(slope))));
    }

    /** Of length 1 or so. */
    private static float[][] direction(Network network) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        int size = network.parameters().stream()
                .mapToInt(parameter -> parameter.values().length)
                .sum();
        return network.parameters().stream()
                .map(parameter -> {
                    float[] numbers = new float[parameter.values().length];
                    for (int i = 0; i < numbers.length; i++) {
                        numbers[i] = (float) (random.nextGaussian() / Math.sqrt(size));
                    }
                    return numbers;
                })
                .toArray(float[][]::new);
    }

    private static void move(Network network, float[][] direction, double length) {
        for (int i = 0; i < direction.length; i++) {
            float[] values = network.parameters().get(i).values();
            for (int j = 0; j < values.length; j++) {
                values[j] += (float) (length * direction[i][j]);
            }
        }
    }
}
