package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.RandomSpecs;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An output may be written over its input: the bits are those of a call out of place. */
class InPlaceTest {

    private static List<RandomSpecs.Sample> samples;
    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        RandomSpecs specs = new RandomSpecs(new Random(7));
        samples = Stream.generate(specs::next).limit(60).toList();
        compiled = LayerCompiler.plainAndVector()
                .compile(samples.stream().map(RandomSpecs.Sample::spec).toList());
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void wherePlacesAreOneTheBitsAreThoseOfPlacesApart(Kernel kernel) {
        RandomCalls calls = new RandomCalls(new Random(8));
        List<LayerHandle> layers = compiled.on(kernel);
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec spec = samples.get(i).spec();
            NormCall call = calls.next(spec, samples.get(i).callShapes().get(0)).withoutSum();
            NormResult apart = layers.get(i).run(call);
            assertThat(layers.get(i).runAtOnePlace(call).firstDifference(apart))
                    .as("all at one offset: %s", spec)
                    .isEmpty();
            assertThat(layers.get(i).runInPlace(call).firstDifference(apart))
                    .as("y = x, dx = dy: %s", spec)
                    .isEmpty();
            assertThat(layers.get(i).runWithGradientOverInput(call).firstDifference(apart))
                    .as("dx = x: %s", spec)
                    .isEmpty();
        }
    }
}
