package io.normforge.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingTest {

    private static final long SEED = 4;

    private static final Training ONE_EPOCH = Training.inBatchesOf(4, 1);

    @ParameterizedTest
    @EnumSource(NormKind.class)
    void anEpochMakesMostDigitsRight(NormKind kind) throws IOException {
        Trial trial = new Trial(DigitsFile.read(), SEED);
        Digits test = trial.split().test();

        assertThat(Accuracy.of(new Network(kind, new SplittableRandom(SEED)), test))
                .isLessThan(0.4);
        assertThat(Accuracy.of(trial.trained(kind, ONE_EPOCH), test)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @EnumSource(NormKind.class)
    void aSeedGivesTheSameBitsAgain(NormKind kind) throws IOException {
        Digits digits = DigitsFile.read().range(0, 200);
        Network first = new Trial(digits, SEED).trained(kind, ONE_EPOCH);
        Network second = new Trial(digits, SEED).trained(kind, ONE_EPOCH);

        assertThat(weights(first)).isEqualTo(weights(second));
        assertThat(weights(first)).isNotEqualTo(weights(new Trial(digits, SEED + 1).trained(kind, ONE_EPOCH)));
    }

    @ParameterizedTest
    @EnumSource(NormKind.class)
    void aCopyAnswersAlikeAndLearnsAlone(NormKind kind) throws IOException {
        Trial trial = new Trial(DigitsFile.read().range(0, 200), SEED);
        Network network = trial.trained(kind, ONE_EPOCH);
        Digits test = trial.split().test();
        float[] scores = network.scores(test).clone();
        Network copy = network.copy();
        copy.eval();

        assertThat(copy.scores(test)).isEqualTo(scores);
        ONE_EPOCH.run(copy, trial.split().train(), () -> Shuffle.below(150, new SplittableRandom(SEED)));
        assertThat(copy.scores(test)).isNotEqualTo(scores);
        assertThat(network.scores(test)).isEqualTo(scores);
    }

    @Test
    void ofGroupABatchInPartsTakesTheSameStepUpToRounding() throws IOException {
        Digits batch = DigitsFile.read().range(0, 16);
        double[] whole = Gradients.alone(NormKind.GROUP, batch, 1);

        // Sums of floats in another order.
        assertThat(Gradients.distance(Gradients.alone(NormKind.GROUP, batch, 4), whole))
                .isLessThan(1e-5);
        assertThat(Gradients.distance(Gradients.alone(NormKind.BATCH, batch, 4), whole))
                .isGreaterThan(0.01);
    }

    private static float[][] weights(Network network) {
        return network.parameters().stream().map(Parameter::values).toArray(float[][]::new);
    }
}
