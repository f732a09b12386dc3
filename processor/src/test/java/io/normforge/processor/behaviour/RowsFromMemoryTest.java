package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.RandomCalls;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls too large for caches go row by row where smaller ones take several rows at a time. */
@OnceInCi
class RowsFromMemoryTest {

    /** More than forty MiB in two arrays, and neither a whole block of gradients nor four rows at the end. */
    private static final int ELEMENTS = 5_300_000;

    /** Rows of which a kernel takes four or two at a time, of constant and of run-time length, and rows of one element a channel. */
    static List<LayerSpec> layers() {
        return List.of(
                LayerSpec.layer(Shape.DYNAMIC, 256).withResidual(Residual.BEFORE),
                LayerSpec.rms(Shape.DYNAMIC, 48),
                LayerSpec.rms(Shape.DYNAMIC, 512).withConfigured(1),
                LayerSpec.batch(Shape.DYNAMIC, 64));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theyHaveTheBitsOfPlainCode(LayerSpec spec) {
        CompiledLayers compiled = LayerCompiler.plainAndVector().compile(List.of(spec));
        int length = spec.shapes().get(0).get(1);
        NormCall call = new RandomCalls(new Random(length)).next(spec, new int[] {ELEMENTS / length | 3, length});
        NormResult expected = compiled.on(Kernel.PLAIN, 0).run(call);
        for (Kernel kernel : Kernel.all()) {
            assertThat(compiled.on(kernel, 0).run(call).firstDifference(expected))
                    .as("%s on %s", spec, kernel)
                    .isEmpty();
        }
    }
}
