package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.StateException;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Layers of every type whose constructor takes sizes, groups, epsilon and momentum: the bits of layers that have them in the annotation. */
class ConfiguredLayersTest {

    /** Layers, and shapes of calls. */
    private static final Map<LayerSpec, int[]> LAYERS = layers();

    private static CompiledLayers configured;
    private static CompiledLayers constant;

    private static Map<LayerSpec, int[]> layers() {
        LayerSpec batch = LayerSpec.batch(Shape.DYNAMIC, 24, 7, 7);
        LayerSpec group = LayerSpec.group(4, Shape.DYNAMIC, 24, 5);
        Map<LayerSpec, int[]> layers = new LinkedHashMap<>();
        layers.put(batch.withConfigured(1), new int[] {3, 24, 7, 7});
        layers.put(
                batch.withMomentum(0.3f)
                        .withConfigured(1)
                        .withConfiguredMomentum()
                        .withConfiguredEpsilon(),
                new int[] {3, 24, 7, 7});
        layers.put(
                LayerSpec.batch(Shape.DYNAMIC, 9, 9, 24).withChannelAxis(-1).withConfigured(3),
                new int[] {2, 9, 9, 24});
        layers.put(LayerSpec.syncBatch(Shape.DYNAMIC, 24).withConfigured(1).withConfiguredEpsilon(), new int[] {5, 24});
        layers.put(
                LayerSpec.instance(Shape.DYNAMIC, 24, 50)
                        .withAffine(Affine.GAMMA_BETA)
                        .withTracking(true)
                        .withConfigured(1),
                new int[] {3, 24, 50});
        layers.put(group.withConfigured(1), new int[] {3, 24, 5});
        layers.put(group.withConfiguredGroups(), new int[] {3, 24, 5});
        layers.put(
                group.withConfigured(1).withConfiguredGroups().withActivation(Activation.SILU), new int[] {3, 24, 5});
        layers.put(
                group.withAffine(Affine.NONE)
                        .withConfigured(1)
                        .withConfiguredGroups()
                        .withResidual(Residual.BEFORE),
                new int[] {3, 24, 5});
        layers.put(
                LayerSpec.group(4, Shape.DYNAMIC, 5, 24)
                        .withChannelAxis(-1)
                        .withConfigured(2)
                        .withConfiguredGroups(),
                new int[] {3, 5, 24});
        layers.put(LayerSpec.unit(Shape.DYNAMIC, 100).withConfigured(1).withConfiguredEpsilon(), new int[] {5, 100});
        layers.put(
                LayerSpec.unit(Shape.DYNAMIC, 100)
                        .withEpsilon(11f)
                        .withConfiguredEpsilon()
                        .withConfigured(1),
                new int[] {5, 100});
        layers.put(
                LayerSpec.layer(Shape.DYNAMIC, 6, 100)
                        .withAffine(Affine.SCALE_SHIFT, 0, 2)
                        .withUnitOffset()
                        .withConfigured(2)
                        .withConfiguredEpsilon(),
                new int[] {4, 6, 100});
        layers.put(
                LayerSpec.batch(Shape.DYNAMIC, 24, 7)
                        .withAffine(Affine.SCALE, 0, 1)
                        .withConfigured(1),
                new int[] {4, 24, 7});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 6, 40).withAxes(1, 2).withConfigured(1), new int[] {4, 6, 40});
        layers.put(LayerSpec.layer(6, 40).withConfigured(0, 1).withConfiguredEpsilon(), new int[] {6, 40});
        layers.put(LayerSpec.layer(Shape.DYNAMIC, 6, 40).withAxes(1).withConfigured(1, 2), new int[] {4, 6, 40});
        layers.put(
                LayerSpec.rms(Shape.DYNAMIC, 96).withConfigured(1).withSpecial(Shape.DYNAMIC, 96), new int[] {7, 96});
        layers.put(
                LayerSpec.rms(Shape.DYNAMIC, 96).withConfigured(1).withSpecial(Shape.DYNAMIC, 64), new int[] {7, 96});
        return layers;
    }

    @BeforeAll
    static void compile() {
        configured = LayerCompiler.plainAndVector().compile(List.copyOf(LAYERS.keySet()));
        constant = LayerCompiler.plainOnly()
                .compile(LAYERS.keySet().stream()
                        .map(LayerSpec::withoutConfigured)
                        .toList());
    }

    @Test
    void everyKernelHasTheBitsOfConstants() {
        List<LayerSpec> specs = List.copyOf(LAYERS.keySet());
        for (int i = 0; i < specs.size(); i++) {
            NormCall call = new RandomCalls(new Random(i)).next(specs.get(i), LAYERS.get(specs.get(i)));
            LayerHandle expected = constant.on(Kernel.PLAIN, i);
            NormResult result = expected.run(call);
            for (Kernel kernel : Kernel.all()) {
                LayerHandle layer = configured.on(kernel, i);
                assertThat(layer.run(call).firstDifference(result))
                        .as("%s on %s", specs.get(i), kernel)
                        .isEmpty();
                assertThat(layer.evaluate(call))
                        .as("%s in EVAL", specs.get(i))
                        .containsExactly(expected.evaluate(call));
            }
        }
    }

    @Test
    void descriptorsSayWhatTheConstructorMade() {
        List<LayerSpec> specs = List.copyOf(LAYERS.keySet());
        for (int i = 0; i < specs.size(); i++) {
            NormLayer layer = configured.on(Kernel.PLAIN, i).layer();
            NormLayer expected = constant.on(Kernel.PLAIN, i).layer();
            assertThat(layer.descriptor().shapes())
                    .isEqualTo(expected.descriptor().shapes());
            assertThat(layer.descriptor().parameterCount())
                    .isEqualTo(expected.descriptor().parameterCount());
            assertThat(layer.descriptor().runningCount())
                    .isEqualTo(expected.descriptor().runningCount());
            assertThat(layer.descriptor().groups())
                    .isEqualTo(expected.descriptor().groups());
            assertThat(layer.descriptor().epsilon())
                    .isEqualTo(expected.descriptor().epsilon());
            assertThat(layer.descriptor().momentum())
                    .isEqualTo(expected.descriptor().momentum());
            assertThat(layer.state()).isEqualTo(expected.state());
        }
    }

    @Test
    void aSpecialKernelServesTheSizeItIsFor() {
        int special = LAYERS.size() - 2;
        assertThat(configured.on(Kernel.PLAIN, special).layer().descriptor().kernels())
                .containsExactly(List.of(Shape.DYNAMIC, 96), List.of(Shape.DYNAMIC, Shape.CONFIGURED));
        assertThat(configured.on(Kernel.PLAIN, special + 1).layer().descriptor().kernels())
                .containsExactly(List.of(Shape.DYNAMIC, Shape.CONFIGURED));
    }

    @Test
    void aStateOfAnotherSizeIsRefusedWithBoth() {
        NormLayer layer = configured.on(Kernel.PLAIN, LAYERS.size() - 1).layer();
        LayerSpec wider = LayerSpec.rms(Shape.DYNAMIC, 128).withConfigured(1).withSpecial(Shape.DYNAMIC, 64);
        NormLayer other = LayerHandle.load(
                        configured.loader(), LayerCompiler.layerName(LAYERS.size() - 1), wider, Kernel.PLAIN)
                .layer();
        assertThatThrownBy(() -> layer.load(other.state()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("weight: expected F32[96], found F32[128]");
    }

    @Test
    void byNameAloneThereIsNone() throws ClassNotFoundException {
        Class<?> model = Class.forName("layers.M0", true, configured.loader());
        assertThatThrownBy(() -> NormLayer.of(model, "Norm", Mode.EVAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("what is CONFIGURED comes first");
    }
}
