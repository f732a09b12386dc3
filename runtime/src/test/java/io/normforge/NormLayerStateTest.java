package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormLayerStateTest {

    private static final NormState BATCH_NORM = Safetensors.read(SafetensorsBytes.torchBatchNorm());

    @Test
    void aNewBatchNormHasTheStateOfANewBatchNormInPyTorch() {
        NormState state = StatefulNorm.batch(2).state();
        assertThat(state.names())
                .containsExactly("weight", "bias", "running_mean", "running_var", "num_batches_tracked");
        assertThat(state)
                .isEqualTo(NormState.empty()
                        .with("weight", StateTensor.of(new float[] {1f, 1f}, 2))
                        .with("bias", StateTensor.of(new float[2], 2))
                        .with("running_mean", StateTensor.of(new float[2], 2))
                        .with("running_var", StateTensor.of(new float[] {1f, 1f}, 2))
                        .with("num_batches_tracked", StateTensor.scalar(0)));
    }

    @Test
    void aFileOfPyTorchsIsLoadedAndComesBackByteForByte() {
        NormLayer layer = StatefulNorm.batch(2);
        layer.load(BATCH_NORM);
        assertThat(layer.parameters().gamma()).containsExactly(1f, 1.25f);
        assertThat(layer.parameters().beta()).containsExactly(-0.5f, 0.25f);
        assertThat(layer.runningStatistics().mean()).containsExactly(1.5f, -2f);
        assertThat(layer.runningStatistics().variance()).containsExactly(0.75f, 4f);
        assertThat(layer.runningStatistics().batchesTracked()).isEqualTo(7);
        assertThat(Safetensors.toBytes(layer.state())).isEqualTo(SafetensorsBytes.torchBatchNorm());
    }

    @Test
    void parametersHaveTheSizesOfTheAffineAxes() {
        NormState state = StatefulNorm.layer(Affine.GAMMA_BETA).state();
        assertThat(state.names()).containsExactly("weight", "bias");
        assertThat(state.get("weight").shape()).isEqualTo(List.of(2, 3));
        assertThat(state.get("bias").shape()).isEqualTo(List.of(2, 3));
    }

    @Test
    void aLayerHasNoTensorForWhatItDoesNotLearn() {
        assertThat(StatefulNorm.layer(Affine.GAMMA).state().names()).containsExactly("weight");
        NormLayer bare = StatefulNorm.layer(Affine.NONE);
        assertThat(bare.state()).isEqualTo(NormState.empty());
        bare.load(NormState.empty());
        assertThatThrownBy(() -> bare.load(BATCH_NORM)).isInstanceOf(StateException.class);
    }

    @Test
    void withAUnitOffsetTheWeightIsGammaAsStoredAndNotTheScale() {
        NormLayer layer = StatefulNorm.unitOffset();
        assertThat(layer.state().get("weight").floats()).containsOnly(0f);
        layer.load(NormState.empty().with("weight", StateTensor.of(new float[] {0.5f, 0f, 0f, 0f}, 4)));
        assertThat(layer.parameters().gamma()).containsExactly(0.5f, 0f, 0f, 0f);
    }

    @Test
    void aStateDoesNotChangeWhileTheLayerGoesOnLearning() {
        NormLayer layer = StatefulNorm.batch(2);
        NormState before = layer.state();
        layer.load(BATCH_NORM);
        layer.parameters().gamma()[0] = 9f;
        assertThat(before).isEqualTo(StatefulNorm.batch(2).state());
        assertThat(BATCH_NORM.get("weight").floats()).containsExactly(1f, 1.25f);
    }

    @Test
    void anOlderFileWithoutACountSetsItToZero() {
        NormLayer layer = StatefulNorm.batch(2);
        layer.load(BATCH_NORM);
        NormState older = NormState.empty();
        for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
            older = older.with(name, BATCH_NORM.get(name));
        }
        layer.load(older);
        assertThat(layer.runningStatistics().batchesTracked()).isZero();
        assertThat(layer.state()).isEqualTo(older.with("num_batches_tracked", StateTensor.scalar(0)));
    }

    @Test
    void aStateThatDoesNotFitIsRefusedWithEveryProblemAndChangesNothing() {
        NormLayer layer = StatefulNorm.batch(2);
        layer.load(BATCH_NORM);
        NormState bad = NormState.empty()
                .with("weight", StateTensor.of(new float[] {9f, 9f}, 2))
                .with("running_mean", StateTensor.of(new float[] {0f, Float.POSITIVE_INFINITY}, 2))
                .with("running_var", StateTensor.of(new float[] {-1f, Float.NaN}, 2))
                .with("num_batches_tracked", StateTensor.scalar(-3))
                .with("gamma", StateTensor.of(new float[2], 2));
        assertThatThrownBy(() -> layer.load(bad))
                .isInstanceOf(StateException.class)
                .hasMessage("""
                        Model.Norm: the state does not fit, and nothing was loaded; problems: 5
                          bias: missing; expected F32[2]
                          running_mean: expected finite numbers, found Infinity at element 1
                          running_var: expected finite numbers of 0 or more, found -1.0 at element 0
                          num_batches_tracked: expected finite numbers of 0 or more, found -3 at element 0
                          gamma: unexpected; found F32[2]""");
        assertThat(layer.state()).isEqualTo(BATCH_NORM);
    }

    @Test
    void theLimitsOfWhatAFloatHoldsAreLoaded() {
        StatefulNorm layer = StatefulNorm.batch(2);
        float[] variance = {0f, Float.MAX_VALUE};
        float[] mean = {-Float.MAX_VALUE, Float.MAX_VALUE};
        layer.load(layer.state()
                .with("running_mean", StateTensor.of(mean, 2))
                .with("running_var", StateTensor.of(variance, 2)));
        assertThat(layer.runningStatistics().mean()).isEqualTo(mean);
        assertThat(layer.runningStatistics().variance()).isEqualTo(variance);
    }
}
