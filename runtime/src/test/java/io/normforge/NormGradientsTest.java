package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormGradientsTest {

    private final NormGradients gradients = new ModelNorm(Mode.TRAIN).gradients();

    @Test
    void aBlockIsAddedToTheTotalsAndStartsAnew() {
        gradients.gammaBlock()[0] = 2f;
        gradients.betaBlock()[1] = 3f;
        gradients.foldBlock();
        gradients.gammaBlock()[0] = 0.5f;
        gradients.foldBlock();
        assertThat(gradients.gamma()).containsExactly(2.5f, 0f);
        assertThat(gradients.beta()).containsExactly(0f, 3f);
        assertThat(gradients.gammaBlock()).containsOnly(0f);
        assertThat(gradients.betaBlock()).containsOnly(0f);
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
