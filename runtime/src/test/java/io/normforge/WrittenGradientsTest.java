package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Gradients of a scale and a shift that calls give: written to the arrays of the call, in one round or in many. */
class WrittenGradientsTest {

    private final LayerCalls calls = new ModelNorm(Mode.TRAIN).calls();

    @Test
    void aCallOfOneRoundWritesAtItsEndOverWhateverStoodThere() {
        float[] scale = {9f, 9f, 9f, 9f};
        float[] shift = {9f, 9f, 9f};
        NormGradients gradients = calls.gradientsToWrite(2, scale, 1, shift, 0);
        gradients.gammaBlock()[0] += 1f;
        gradients.betaBlock()[1] += 2f;
        gradients.foldBlock();
        gradients.gammaBlock()[0] += 0.5f;
        assertThat(scale).containsOnly(9f);
        gradients.finish();
        assertThat(scale).containsExactly(9f, 1.5f, 0f, 9f);
        assertThat(shift).containsExactly(0f, 2f, 9f);
    }

    @Test
    void everyRoundHasParametersOfItsOwnAndStartsAtZero() {
        float[] scale = new float[6];
        NormGradients gradients = calls.gradientsToWrite(6, scale, 0, null, 0).inRounds(2);
        for (int round = 0; round < 3; round++) {
            for (int row = 0; row < 20 * round; row++) {
                gradients.gammaBlock()[1] += 1f;
                if ((row & 7) == 7) {
                    gradients.foldBlock();
                }
            }
            gradients.endRound(round * 2);
        }
        gradients.finish();
        assertThat(scale).containsExactly(0f, 0f, 0f, 20f, 0f, 40f);
    }

    @Test
    void thoseOfAResidualsGateAreAddedUpBesideThemAndForgottenByTheNextCall() {
        float[] scale = new float[2];
        float[] gate = {9f, 9f, 9f};
        NormGradients gradients =
                calls.gradientsToWrite(2, scale, 0, null, 0, gate, 1).inRounds(1);
        for (int round = 0; round < 2; round++) {
            for (int block = 0; block <= 9 * round; block++) {
                gradients.gateBlock()[0] += 1f;
                gradients.foldBlock();
            }
            gradients.endRound(round);
        }
        gradients.finish();
        assertThat(gate).containsExactly(9f, 1f, 10f);
        assertThat(scale).containsOnly(0f);

        calls.gradientsToWrite(2, scale, 0, null, 0).finish();
        assertThat(gate).containsExactly(9f, 1f, 10f);
    }

    @Test
    void callsMayBeLargerAndSmallerThanThoseBefore() {
        for (int size : new int[] {2, 50, 3, 70, 1}) {
            float[] scale = new float[size];
            NormGradients gradients = calls.gradientsToWrite(size, scale, 0, null, 0);
            for (int block = 0; block < 9; block++) {
                gradients.gammaBlock()[size - 1] += 1f;
                gradients.foldBlock();
            }
            gradients.finish();
            assertThat(scale[size - 1]).isEqualTo(9f);
            assertThat(Arrays.copyOf(scale, size - 1)).isEqualTo(new float[size - 1]);
        }
    }

    @Test
    void learntOnesInRoundsAreAddedToTheTotals() {
        NormGradients gradients = calls.gradientsToAddTo();
        gradients.gamma()[0] = 1f;
        calls.gradientsToAddTo().inRounds(1);
        gradients.gammaBlock()[0] += 2f;
        gradients.endRound(0);
        gradients.gammaBlock()[0] += 3f;
        gradients.endRound(1);
        assertThat(gradients.gamma()).containsExactly(1f, 0f);
        gradients.finish();
        assertThat(gradients.gamma()).containsExactly(3f, 3f);
    }

    @Test
    void workersEachAddUpRoundsOfTheirOwn() {
        float[] expected = new float[100];
        float[] scale = new float[100];
        for (int round = 0; round < 100; round++) {
            expected[round] = round * 0.1f;
        }
        ModelNorm layer = new ModelNorm(Mode.TRAIN);
        layer.workers(Workers.of(3));
        inRounds(layer, scale, -1);
        assertThat(scale).isEqualTo(expected);
        assertThatThrownBy(() -> inRounds(layer, scale, 57)).isInstanceOf(ArithmeticException.class);
        Arrays.fill(scale, Float.NaN);
        inRounds(layer, scale, -1);
        assertThat(scale).as("after a call that failed").isEqualTo(expected);
    }

    private static void inRounds(ModelNorm layer, float[] scale, int failing) {
        NormGradients gradients =
                layer.calls().gradientsToWrite(100, scale, 0, null, 0).inRounds(1);
        KernelCall.Part kernel = (call, from, to, own) -> {
            for (int round = from; round < to; round++) {
                own.gammaBlock()[0] += round * 0.1f;
                if (round == failing) {
                    throw new ArithmeticException("round " + round);
                }
                own.endRound(round);
            }
        };
        layer.calls().inParts().runInRounds(kernel, 0, 100, 1, null, gradients);
        gradients.finish();
    }
}
