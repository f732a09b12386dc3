package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateNamesTest {

    private static final NormState TORCH =
            state("weight", "bias", "running_mean", "running_var").with("num_batches_tracked", StateTensor.scalar(12));
    private static final NormState TORCH_COUNTING_FROM_ZERO = TORCH.with("num_batches_tracked", StateTensor.scalar(0));

    @Test
    void kerasNamesAreConvertedBothWays() {
        NormState keras = state("gamma", "beta", "moving_mean", "moving_variance");
        assertThat(StateNames.KERAS.toPyTorch(keras)).isEqualTo(TORCH_COUNTING_FROM_ZERO);
        assertThat(StateNames.KERAS.fromPyTorch(TORCH)).isEqualTo(keras);
    }

    @Test
    void flaxNamesAreConvertedBothWays() {
        NormState flax = state("scale", "bias", "mean", "var");
        assertThat(StateNames.FLAX.toPyTorch(flax)).isEqualTo(TORCH_COUNTING_FROM_ZERO);
        assertThat(StateNames.FLAX.fromPyTorch(TORCH)).isEqualTo(flax);
    }

    @Test
    void pyTorchNamesStayAndAMissingCountBecomesZero() {
        assertThat(StateNames.PYTORCH.toPyTorch(TORCH)).isEqualTo(TORCH);
        assertThat(StateNames.PYTORCH.fromPyTorch(TORCH)).isEqualTo(TORCH);
        NormState old = state("weight", "bias", "running_mean", "running_var");
        assertThat(StateNames.PYTORCH.toPyTorch(old)).isEqualTo(TORCH_COUNTING_FROM_ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void aLayerWithoutRunningStatisticsGetsNoCount(StateNames names) {
        NormState layer = state("weight", "bias");
        assertThat(names.toPyTorch(names.fromPyTorch(layer))).isEqualTo(layer);
    }

    @Test
    void aNameOfAnotherFrameworkIsAnErrorAndNotDropped() {
        assertThatThrownBy(() -> StateNames.KERAS.toPyTorch(TORCH))
                .isInstanceOf(StateException.class)
                .hasMessage("the name 'weight' is none of [gamma, beta, moving_mean, moving_variance];"
                        + " take a prefix away with under(prefix) first");
        assertThatThrownBy(() -> StateNames.FLAX.fromPyTorch(TORCH.prefixed("norm.")))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("'norm.weight'");
    }

    @ParameterizedTest
    @CsvSource({"0.99, 0.01", "0.9, 0.1", "0.1, 0.9", "0.999, 0.001", "0, 1", "1, 0"})
    void momentumIsReversedAsADecimal(float momentum, float reversed) {
        assertThat(StateNames.reverseMomentum(momentum)).isEqualTo(reversed);
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1.5f, Float.NaN})
    void momentumOutsideZeroToOneIsAnError(float momentum) {
        assertThatThrownBy(() -> StateNames.reverseMomentum(momentum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("momentum is " + momentum + "; it lies between 0 and 1");
    }

    private static NormState state(String... names) {
        NormState state = NormState.empty();
        for (int i = 0; i < names.length; i++) {
            state = state.with(names[i], StateTensor.of(new float[] {i, i + 0.5f}, 2));
        }
        return state;
    }
}
