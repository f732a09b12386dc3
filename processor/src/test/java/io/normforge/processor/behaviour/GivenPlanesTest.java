package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormLayer;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.Workers;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.RandomCalls;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In EVAL plain code goes from plane to plane in one loop where x and y start at one place, and row by row where they do not, or where
 * a channel asks for double arithmetic: the bits are the same, those of vectors too.
 */
class GivenPlanesTest {

    private static final int CHANNELS = 5;

    private static final LayerSpec BATCH = LayerSpec.batch(Shape.DYNAMIC, CHANNELS, 7, 7);

    private static final List<LayerSpec> SPECS = List.of(
            BATCH,
            LayerSpec.batch(Shape.DYNAMIC, CHANNELS, 33),
            LayerSpec.batch(Shape.DYNAMIC, CHANNELS, 1_024),
            LayerSpec.batch(3, CHANNELS, 50),
            BATCH.withAffine(Affine.NONE),
            BATCH.withResidual(Residual.AFTER).withActivation(Activation.RELU),
            BATCH.withResidual(Residual.BEFORE),
            LayerSpec.instance(Shape.DYNAMIC, CHANNELS, 40).withTracking(true));

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
    void planesAtOnePlaceHaveTheBitsOfPlanesApartAndOfPlainCode(Kernel kernel) {
        for (int i = 0; i < SPECS.size(); i++) {
            NormCall call = call(i, 3);
            NormResult apart = evaluating(Kernel.PLAIN, i).next(call);
            assertThat(evaluating(kernel, i).nextAtOnePlace(call).firstDifference(apart))
                    .as("%s on %s", SPECS.get(i), kernel)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aChannelThatFloatsCannotHoldChangesNoBitOfTheOthers(Kernel kernel) {
        NormCall call = call(0, 2);
        float[] expected = evaluating(kernel, 0).nextAtOnePlace(call).y();
        LayerHandle huge = evaluating(kernel, 0);
        float[] mean = huge.layer().runningStatistics().mean();
        float[] variance = huge.layer().runningStatistics().variance();
        mean[2] = 3e38f;
        huge.layer().runningStatistics().set(mean, variance, 1);
        float[] beside = huge.nextAtOnePlace(call).y();
        for (int e = 0; e < expected.length; e++) {
            boolean isOthers = e / 49 % CHANNELS != 2;
            assertThat(beside[e] == expected[e]).as("element %d", e).isEqualTo(isOthers);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void samplesThatWorkersShareHaveTheBitsOfOneCaller(Kernel kernel) {
        LayerSpec spec = SPECS.get(0);
        NormCall call = new RandomCalls(new Random(9)).next(spec, 90, CHANNELS, 7, 7);
        LayerHandle handle = evaluating(kernel, 0);
        float[] alone = handle.nextAtOnePlace(call).y();
        NormLayer layer = handle.layer();
        layer.workers(Workers.of(3));
        assertThat(handle.nextAtOnePlace(call).y()).isEqualTo(alone);
        layer.workers(Workers.none());
    }

    private static NormCall call(int spec, int samples) {
        int[] shape =
                SPECS.get(spec).shapes().get(0).stream().mapToInt(size -> size).toArray();
        shape[0] = samples;
        return new RandomCalls(new Random(spec)).next(SPECS.get(spec), shape).withoutSum();
    }

    /** A layer that has seen a batch, in EVAL. */
    private static LayerHandle evaluating(Kernel kernel, int spec) {
        LayerHandle handle = compiled.on(kernel, spec);
        handle.layer().train();
        handle.run(call(spec, 3));
        handle.layer().eval();
        return handle;
    }
}
