package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.NormType;
import io.normforge.processor.testing.Bindings;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.SegmentBridge;
import io.normforge.processor.testing.SegmentBridge.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A layer that is bound to γ and β in memory of the caller's reads these, in EVAL, and its own again once it is unbound. */
class BoundParametersTest {

    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.layer(-1, 768),
            LayerSpec.rms(-1, 100),
            LayerSpec.rms(-1, 300).withConfigured(1),
            LayerSpec.layer(-1, 5),
            LayerSpec.batch(-1, 6, 7, 7),
            LayerSpec.batch(-1, 9, 40).withChannelAxis(-1),
            LayerSpec.group(2, -1, 8, 20));

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        assumeTrue(SegmentBridge.isPossible(), "memory segments are there from JDK 22 on");
        compiled = (Kernel.vector().isEmpty() ? LayerCompiler.plainOnly() : LayerCompiler.plainAndVector())
                .onSegments()
                .compile(SPECS);
    }

    @Test
    void boundParametersGiveTheBitsOfOwnOnesOfTheSameNumbers() throws Exception {
        for (Kernel kernel : Kernel.all()) {
            for (LayerHandle layer : compiled.on(kernel)) {
                for (Place memory : List.of(Place.NATIVE, Place.MAPPED)) {
                    compare(layer, memory);
                }
            }
        }
    }

    private static void compare(LayerHandle layer, Place memory) throws Exception {
        NormCall call = call(layer.spec());
        layer.layer().train();
        layer.run(call);
        layer.layer().eval();
        float[] own = layer.evaluate(call);
        float[] gamma = layer.layer().parameters().gamma().clone();
        float[] beta = layer.layer().parameters().beta().clone();
        Arrays.fill(layer.layer().parameters().gamma(), Float.NaN);
        Arrays.fill(layer.layer().parameters().beta(), Float.NaN);
        try (Bindings bindings = Bindings.of(layer.layer())) {
            bindings.bind(memory, gamma, beta);
            assertThat(layer.evaluate(call))
                    .as("%s over arrays, bound to %s", layer, memory)
                    .isEqualTo(own);
            assertThat(layer.on(Place.NATIVE).evaluate(call))
                    .as("%s, bound to %s", layer, memory)
                    .isEqualTo(own);
            assertThat(layer.layer().state().get("weight").floats()).isEqualTo(gamma);
            bindings.unbind();
        }
        assertThat(layer.evaluate(call)).as("its own are NaN").contains(Float.NaN);
        System.arraycopy(gamma, 0, layer.layer().parameters().gamma(), 0, gamma.length);
        System.arraycopy(beta, 0, layer.layer().parameters().beta(), 0, beta.length);
    }

    @Test
    void whatIsAboutTheLayersOwnParametersIsRefusedWhileItIsBound() throws Exception {
        LayerHandle layer = compiled.on(Kernel.PLAIN, 0);
        float[] numbers = new float[768];
        try (Bindings bindings = Bindings.of(layer.layer())) {
            layer.layer().train();
            assertThatThrownBy(() -> bindings.bind(Place.NATIVE, numbers, numbers))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("M0.Norm: in TRAIN the layer learns its own gamma; call eval() before it is bound");
            layer.layer().eval();
            bindings.bind(Place.NATIVE, numbers, numbers);
            assertThatThrownBy(() -> layer.layer().train())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call unbind() before");
            assertThatThrownBy(() -> layer.layer().load(layer.layer().state()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call unbind() before");
            bindings.unbind();
            layer.layer().train();
        }
    }

    @Test
    void memoryThatIsNoParameterIsRefusedByName() throws Exception {
        LayerHandle layer = compiled.on(Kernel.PLAIN, 0);
        layer.layer().eval();
        try (Bindings bindings = Bindings.of(layer.layer())) {
            assertThatThrownBy(() -> bindings.bind(Place.NATIVE, new float[767], new float[768]))
                    .hasMessage("M0.Norm: gamma has length 767, but 768 is needed");
            assertThatThrownBy(() -> bindings.bind(Place.NATIVE, new float[768], new float[769]))
                    .hasMessage("M0.Norm: beta has length 769, but the sizes say 768; pass a slice");
            assertThatThrownBy(() -> bindings.bind(Place.FLOATS, new float[768], new float[768]))
                    .hasMessageStartingWith("M0.Norm: gamma lies on the heap");
            bindings.bind(Place.NATIVE, new float[768], new float[768]);
        }
        assertThatThrownBy(() -> layer.on(Place.NATIVE).evaluate(call(layer.spec())))
                .hasMessageContaining("the arena of gamma is closed");
    }

    private static NormCall call(LayerSpec spec) {
        int[] shape = spec.shapes().get(0).stream().mapToInt(Integer::intValue).toArray();
        shape[0] = spec.type() == NormType.BATCH ? 3 : 9;
        return new RandomCalls(new Random(7)).next(spec, shape);
    }
}
