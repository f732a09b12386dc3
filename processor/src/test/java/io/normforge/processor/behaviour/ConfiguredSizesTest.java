package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Shape;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.RandomCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One layer whose constructor takes its size has, at every length, the bits of a layer that was written for the length. */
@OnceInCi
class ConfiguredSizesTest {

    private static final int ROWS = 5;

    /** Of those that {@link RowLengths} has: LAYER and RMS at every length, and at some with all that can be fused to them. */
    @Test
    void anyLengthHasTheBitsOfAKernelForIt() {
        compare(RowLengths.specs(), RowLengths.compiled().on(Kernel.PLAIN));
    }

    @Test
    void anyEpsilonHasTheBitsOfAKernelForIt() {
        List<LayerSpec> specs = Stream.of(1, 15, 16, 49, 129, 1031)
                .flatMap(length -> Stream.of(1e-3f, 1e-6f, 1e-12f, 1e-37f, 1e-42f)
                        .flatMap(epsilon -> Stream.of(
                                LayerSpec.layer(Shape.DYNAMIC, length).withEpsilon(epsilon),
                                LayerSpec.rms(Shape.DYNAMIC, length).withEpsilon(epsilon))))
                .toList();
        compare(
                specs.stream().map(LayerSpec::withConfiguredEpsilon).toList(),
                LayerCompiler.plainOnly().compile(specs).on(Kernel.PLAIN));
    }

    /** All specs that differ in their lengths alone as one layer. */
    private static void compare(List<LayerSpec> specs, List<LayerHandle> special) {
        Map<String, LayerSpec> general = new LinkedHashMap<>();
        specs.forEach(spec -> general.putIfAbsent(spec.withConfigured(1).toString(), spec.withConfigured(1)));
        List<String> kinds = List.copyOf(general.keySet());
        ClassLoader loader = LayerCompiler.plainAndVector()
                .compile(List.copyOf(general.values()))
                .loader();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            LayerSpec spec = specs.get(i).withConfigured(1);
            String name = LayerCompiler.layerName(kinds.indexOf(spec.toString()));
            NormCall call = new RandomCalls(new Random(i)).next(spec, ROWS, RowLengths.of(spec));
            NormResult expected = special.get(i).run(call);
            for (Kernel kernel : Kernel.all()) {
                LayerHandle layer = LayerHandle.load(loader, name, spec, kernel);
                layer.run(call)
                        .firstDifference(expected)
                        .ifPresent(difference -> differences.add(
                                spec + " of " + RowLengths.of(spec) + " on " + kernel + ": " + difference));
            }
        }
        assertThat(differences.stream().limit(20))
                .as("%d differences", differences.size())
                .isEmpty();
    }
}
