package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormLayersTest {

    private final NormLayer stem = StatefulNorm.batch(2);
    private final NormLayer head = StatefulNorm.layer(Affine.GAMMA_BETA);
    private final NormLayers layers = named(stem, head);

    @Test
    void theStateHasEveryLayersTensorsUnderItsNameInOrder() {
        assertThat(layers.layers().keySet()).containsExactly("stem.norm", "head.norm");
        NormState state = layers.state();
        assertThat(state.names())
                .containsExactly(
                        "stem.norm.weight",
                        "stem.norm.bias",
                        "stem.norm.running_mean",
                        "stem.norm.running_var",
                        "stem.norm.num_batches_tracked",
                        "head.norm.weight",
                        "head.norm.bias");
        assertThat(state.under("head.norm.")).isEqualTo(head.state());
    }

    @Test
    void whatTheyLearnIsListedByTheNamesOfTheState() {
        assertThat(layers.parameters())
                .extracting(NormParameter::name)
                .containsExactly("stem.norm.weight", "stem.norm.bias", "head.norm.weight", "head.norm.bias");
        assertThat(layers.parameters())
                .hasToString("[stem.norm.weight[2], stem.norm.bias[2], head.norm.weight[2, 3], head.norm.bias[2, 3]]");
        assertThat(layers.state().names())
                .containsAll(
                        layers.parameters().stream().map(NormParameter::name).toList());
    }

    @Test
    void valuesAndGradientsAreTheLayersOwn() {
        NormParameter bias = layers.parameters().get(3);
        bias.values()[4] = 7;
        assertThat(bias.layer()).isSameAs(head);
        assertThat(head.parameters().beta()[4]).isEqualTo(7);
        head.gradients().betaBlock()[4] = 3;
        head.gradients().foldBlock();
        head.gradients().finish();
        assertThat(bias.gradient()).containsExactly(0, 0, 0, 0, 3, 0);
        layers.clearGradients();
        assertThat(bias.gradient()).containsOnly(0);
    }

    @Test
    void aFrozenLayersParametersSaySo() {
        head.freezeParameters();
        assertThat(layers.parameters()).extracting(NormParameter::isFrozen).containsExactly(false, false, true, true);
    }

    @Test
    void aStateTravelsThroughAFileToOtherLayers(@TempDir Path directory) throws IOException {
        head.parameters().gamma()[5] = 0.25f;
        stem.load(Safetensors.read(SafetensorsBytes.torchBatchNorm()));
        NormState model = layers.state().with("head.linear.weight", StateTensor.of(new float[4], 2, 2));
        Path file = directory.resolve("model.safetensors");
        Safetensors.write(file, model);
        NormLayers others = named(StatefulNorm.batch(2), StatefulNorm.layer(Affine.GAMMA_BETA));
        others.load(Safetensors.read(file, others::expects));
        assertThat(others.state()).isEqualTo(layers.state());
    }

    @Test
    void theyExpectTheirOwnTensorsAndNoOthers() {
        assertThat(layers.state().names()).allMatch(layers::expects);
        assertThat(layers.expects("weight")).isFalse();
        assertThat(layers.expects("head.norm.running_mean")).isFalse();
        assertThat(layers.expects("head.norm.weight.x")).isFalse();
        assertThat(layers.expects("stem.norm")).isFalse();
    }

    @Test
    void problemsOfAllLayersAreReportedAtOnceAndNoLayerIsChanged() {
        NormState before = layers.state();
        NormState bad =
                named(StatefulNorm.batch(3), StatefulNorm.layer(Affine.GAMMA)).state();
        NormState changedHead = bad.with("head.norm.weight", StateTensor.of(new float[6], 2, 3));
        assertThatThrownBy(() -> layers.load(changedHead.with("tail.weight", StateTensor.scalar(1))))
                .isInstanceOf(StateException.class)
                .hasMessage("""
                        NormLayers of 2: the state does not fit, and nothing was loaded; problems: 6
                          stem.norm.weight: expected F32[2], found F32[3]
                          stem.norm.bias: expected F32[2], found F32[3]
                          stem.norm.running_mean: expected F32[2], found F32[3]
                          stem.norm.running_var: expected F32[2], found F32[3]
                          head.norm.bias: missing; expected F32[2, 3]
                          tail.weight: unexpected; found I64[]""");
        assertThat(layers.state()).isEqualTo(before);
    }

    @Test
    void aFaultInTheLastLayerLeavesTheFirstAsItWas() {
        stem.load(Safetensors.read(SafetensorsBytes.torchBatchNorm()));
        NormState before = layers.state();
        NormState fresh =
                named(StatefulNorm.batch(2), StatefulNorm.layer(Affine.GAMMA)).state();
        assertThatThrownBy(() -> layers.load(fresh)).isInstanceOf(StateException.class);
        assertThat(layers.state()).isEqualTo(before);
    }

    @Test
    void trainAndEvalReachEveryLayer() {
        layers.eval();
        assertThat(layers.layers().values()).allMatch(layer -> layer.mode() == Mode.EVAL);
        layers.train();
        assertThat(layers.layers().values()).allMatch(layer -> layer.mode() == Mode.TRAIN);
    }

    @Test
    void oneLayerUnderTwoNamesIsRefused() {
        assertThatThrownBy(() -> named(stem, stem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm is both 'stem.norm' and 'head.norm'; give each layer one name");
    }

    private static NormLayers named(NormLayer stem, NormLayer head) {
        Map<String, NormLayer> layers = new LinkedHashMap<>();
        layers.put("stem.norm", stem);
        layers.put("head.norm", head);
        return NormLayers.of(layers);
    }
}
