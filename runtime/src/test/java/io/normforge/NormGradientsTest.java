package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormGradientsTest {

    private final NormGradients gradients = new ModelNorm(Mode.TRAIN).gradients();

    @Test
    void aCallsBlocksAreAddedToTheTotalsAtItsEnd() {
        gradients.gammaBlock()[0] = 2f;
        gradients.betaBlock()[1] = 3f;
        gradients.foldBlock();
        gradients.gammaBlock()[0] = 0.5f;
        gradients.finish();
        assertThat(gradients.gamma()).containsExactly(2.5f, 0f);
        assertThat(gradients.beta()).containsExactly(0f, 3f);
        assertThat(gradients.gammaBlock()).containsOnly(0f);
        assertThat(gradients.betaBlock()).containsOnly(0f);
    }

    @Test
    void callsOfOneBlockAndOfManyAddUp() {
        for (int blocks = 1; blocks <= 20; blocks++) {
            for (int block = 1; block < blocks; block++) {
                gradients.gammaBlock()[0] = 1f;
                gradients.foldBlock();
            }
            gradients.gammaBlock()[0] = 1f;
            gradients.finish();
        }
        assertThat(gradients.gamma()[0]).isEqualTo(210f);
    }

    /** A float total would stay at 2²⁴, where a half no longer counts, and drift from a tenth added a million times. */
    @Test
    void smallCallsAreNotLostBesideALargeTotal() {
        gradients.gammaBlock()[0] = 0x1p24f;
        gradients.finish();
        for (int call = 0; call < 1_000_000; call++) {
            gradients.gammaBlock()[0] = 0.5f;
            gradients.betaBlock()[0] = 0.1f;
            gradients.finish();
        }
        assertThat(gradients.gamma()[0]).isEqualTo(0x1p24f + 500_000);
        assertThat(gradients.beta()[0]).isEqualTo((float) (1_000_000 * (double) 0.1f));
    }

    /** As gradient clipping does. */
    @Test
    void whatIsWrittenIntoATotalIsTheTotal() {
        gradients.gammaBlock()[0] = 0.1f;
        gradients.finish();
        gradients.gamma()[0] = 1f;
        gradients.gammaBlock()[0] = 2f;
        gradients.finish();
        assertThat(gradients.gamma()[0]).isEqualTo(3f);
    }

    @Test
    void clearSetsBothToZero() {
        gradients.gamma()[1] = 1f;
        gradients.beta()[0] = 1f;
        gradients.clear();
        assertThat(gradients.gamma()).containsOnly(0f);
        assertThat(gradients.beta()).containsOnly(0f);
    }
}
