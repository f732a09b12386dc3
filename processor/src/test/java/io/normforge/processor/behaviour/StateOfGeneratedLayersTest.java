package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Affine;
import io.normforge.NormLayer;
import io.normforge.NormLayers;
import io.normforge.NormState;
import io.normforge.Safetensors;
import io.normforge.Shape;
import io.normforge.StateException;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.RandomCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trained model's norms, saved to a file and loaded into another, compute the same bits. */
class StateOfGeneratedLayersTest {

    private static final long SEED = 20261125L;
    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.batch(Shape.DYNAMIC, 6, 5),
            LayerSpec.batch(Shape.DYNAMIC, 5, 6).withChannelAxis(-1).withAffine(Affine.NONE),
            LayerSpec.group(2, Shape.DYNAMIC, 6, 5),
            LayerSpec.instance(Shape.DYNAMIC, 6, 5)
                    .withAffine(Affine.GAMMA_BETA)
                    .withTracking(true),
            LayerSpec.layer(Shape.DYNAMIC, 3, 4).withAxes(1, 2),
            LayerSpec.rms(Shape.DYNAMIC, 12).withUnitOffset());

    private static CompiledLayers compiled;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainOnly().compile(SPECS);
    }

    @Test
    void aFileCarriesAModelOver() throws IOException {
        List<LayerHandle> trained = compiled.on(Kernel.PLAIN);
        List<NormCall> calls = IntStream.range(0, SPECS.size())
                .mapToObj(i -> new RandomCalls(new Random(SEED + i)).next(SPECS.get(i), shape(SPECS.get(i))))
                .toList();
        for (int i = 0; i < SPECS.size(); i++) {
            trained.get(i).run(calls.get(i).withoutSum());
        }
        Path file = folder.resolve("norms.safetensors");
        Safetensors.write(file, named(trained).state());

        List<LayerHandle> loaded = compiled.on(Kernel.PLAIN);
        NormLayers layers = named(loaded);
        layers.load(Safetensors.read(file, layers::expects));
        layers.eval();
        named(trained).eval();
        for (int i = 0; i < SPECS.size(); i++) {
            assertThat(loaded.get(i).evaluate(calls.get(i)))
                    .as("%s", SPECS.get(i))
                    .containsExactly(trained.get(i).evaluate(calls.get(i)));
        }
        assertThat(named(loaded).state()).isEqualTo(named(trained).state());
    }

    @Test
    void namesAndShapesAreThoseOfPyTorch() {
        NormState state = named(compiled.on(Kernel.PLAIN)).state();
        assertThat(state.names())
                .containsExactly(
                        "norm0.weight",
                        "norm0.bias",
                        "norm0.running_mean",
                        "norm0.running_var",
                        "norm0.num_batches_tracked",
                        "norm1.running_mean",
                        "norm1.running_var",
                        "norm1.num_batches_tracked",
                        "norm2.weight",
                        "norm2.bias",
                        "norm3.weight",
                        "norm3.bias",
                        "norm3.running_mean",
                        "norm3.running_var",
                        "norm3.num_batches_tracked",
                        "norm4.weight",
                        "norm4.bias",
                        "norm5.weight");
        assertThat(state.get("norm2.weight").shape()).containsExactly(6);
        assertThat(state.get("norm3.running_var").shape()).containsExactly(6);
        assertThat(state.get("norm4.weight").shape()).containsExactly(3, 4);
        assertThat(state.get("norm0.num_batches_tracked").shape()).isEmpty();
    }

    @Test
    void anotherModelsFileIsRefusedWholeAndChangesNothing() {
        NormLayers layers = named(compiled.on(Kernel.PLAIN));
        NormState before = layers.state();
        NormState other = compiled.on(Kernel.PLAIN).get(4).layer().state().prefixed("norm0.");
        assertThatThrownBy(() -> layers.load(other))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("norm0.weight")
                .hasMessageContaining("norm0.running_mean")
                .hasMessageContaining("norm5.weight");
        assertThat(layers.state()).isEqualTo(before);
    }

    private static NormLayers named(List<LayerHandle> layers) {
        Map<String, NormLayer> named = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            named.put("norm" + i, layers.get(i).layer());
        }
        return NormLayers.of(named);
    }

    private static int[] shape(LayerSpec spec) {
        int[] shape = spec.shapes().get(0).stream().mapToInt(Integer::intValue).toArray();
        shape[0] = 7;
        return shape;
    }
}
