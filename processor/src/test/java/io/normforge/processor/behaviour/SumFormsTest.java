package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With a residual before, returning the sum changes nothing else: {@code forwardSum} has the bits of {@code forward}. */
class SumFormsTest {

    private static final List<LayerSpec> SPECS = IntStream.of(1, 7, 32, 49, 129, 384)
            .boxed()
            .flatMap(size -> List.of(LayerSpec.layer(Shape.DYNAMIC, size), LayerSpec.rms(Shape.DYNAMIC, size)).stream())
            .map(spec -> spec.withResidual(Residual.BEFORE))
            .toList();

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector().compile(SPECS);
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theFormsWithAndWithoutTheSumAgree(Kernel kernel) {
        RandomCalls calls = new RandomCalls(new Random(9));
        for (LayerHandle layer : compiled.on(kernel)) {
            NormCall call =
                    calls.next(layer.spec(), 3, layer.spec().shapes().get(0).get(1));
            float[] nothing = new float[call.elements()];
            Arrays.fill(nothing, -0f);
            NormCall noGradientOfSum = new NormCall(
                    call.shape(),
                    call.x(),
                    call.residual(),
                    call.gate(),
                    call.dy(),
                    nothing,
                    call.gamma(),
                    call.beta());
            NormResult withSum = layer.run(noGradientOfSum);
            NormResult without = layer.run(call.withoutSum());
            ReferenceNorm norm = new ReferenceNorm(layer.spec(), call.shape());
            assertThat(withSum.sum()).as("the sum of %s", layer).containsExactly(call.roundedSum(norm));
            assertThat(without.firstDifference(withSum)).as("%s", layer).isEmpty();
        }
    }
}
