package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OracleComparison;
import io.normforge.processor.testing.RandomCalls;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small planes of channels that come first are taken in blocks of channels, in the order of memory. A layer that does not know
 * how many channels there are takes them one after the other, and has the same bits.
 */
class PlanesTest {

    /** From the smallest to the largest that blocks are for, with and without an end at every width. */
    private static final List<Integer> PLANES = List.of(17, 31, 49, 64, 100, 196, 256);

    /** One piece of a sum, and several. */
    private static final List<Integer> SAMPLES = List.of(5, 70);

    /** More than a block of the larger planes, and no whole number of any. */
    private static final int CHANNELS = 37;

    /** More than a block of plain code, which is larger. */
    private static final int MANY = 300;

    /** These go plane by plane in plain code, and the last one, more than a piece of a sum, nowhere. */
    private static final List<Integer> LARGE = List.of(257, 1_000, 3_136, 4_096, 4_097);

    private static final List<LayerSpec> IN_BLOCKS = specs(CHANNELS).toList();
    private static final List<LayerSpec> ONE_BY_ONE = specs(Shape.DYNAMIC).toList();
    private static final LayerSpec WITH_PARAMETERS = LayerSpec.batch(Shape.DYNAMIC, CHANNELS, 7, 7);
    private static final List<LayerSpec> FUSED = List.of(
            WITH_PARAMETERS,
            WITH_PARAMETERS.withResidual(Residual.BEFORE).withActivation(Activation.GELU),
            WITH_PARAMETERS.withResidual(Residual.AFTER).withActivation(Activation.RELU));

    private static CompiledLayers inBlocks;
    private static CompiledLayers oneByOne;
    private static CompiledLayers fused;
    private static CompiledLayers wide;
    private static CompiledLayers large;
    private static CompiledLayers largeOneByOne;

    private static Stream<LayerSpec> specs(int channels) {
        return PLANES.stream()
                .flatMap(plane -> SAMPLES.stream()
                        .map(samples -> LayerSpec.batch(samples, channels, plane)
                                .withAffine(Affine.NONE)
                                .withTracking(false)));
    }

    @BeforeAll
    static void compile() {
        inBlocks = LayerCompiler.plainAndVector().compile(IN_BLOCKS);
        oneByOne = LayerCompiler.plainAndVector().compile(ONE_BY_ONE);
        fused = LayerCompiler.plainAndVector().compile(FUSED);
        wide = LayerCompiler.plainAndVector().compile(List.of(ofMany(MANY), ofMany(Shape.DYNAMIC)));
        large = LayerCompiler.plainAndVector()
                .compile(LARGE.stream().map(plane -> ofPlane(11, plane)).toList());
        largeOneByOne = LayerCompiler.plainAndVector()
                .compile(LARGE.stream()
                        .map(plane -> ofPlane(Shape.DYNAMIC, plane))
                        .toList());
    }

    private static LayerSpec ofMany(int channels) {
        return LayerSpec.batch(3, channels, 196).withAffine(Affine.NONE).withTracking(false);
    }

    private static LayerSpec ofPlane(int channels, int plane) {
        return LayerSpec.batch(5, channels, plane).withAffine(Affine.NONE).withTracking(false);
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void blocksOfChannelsHaveTheBitsOfChannelsOneByOne(Kernel kernel) {
        for (int i = 0; i < IN_BLOCKS.size(); i++) {
            int[] shape = {SAMPLES.get(i % SAMPLES.size()), CHANNELS, PLANES.get(i / SAMPLES.size())};
            RandomCalls random = new RandomCalls(new Random(i));
            NormCall ordinary = random.next(IN_BLOCKS.get(i), shape);
            NormCall extreme = random.nextExtreme(IN_BLOCKS.get(i), shape);
            for (NormCall call : List.of(ordinary, extreme)) {
                NormResult expected = oneByOne.on(Kernel.PLAIN, i).run(call);
                assertThat(inBlocks.on(kernel, i).run(call).firstDifference(expected))
                        .as("%s on %s, seed %d", IN_BLOCKS.get(i), kernel, i)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void severalBlocksOfPlainCodeHaveTheBitsOfChannelsOneByOne(Kernel kernel) {
        NormCall call = new RandomCalls(new Random(3)).next(ofMany(MANY), 3, MANY, 196);
        NormResult expected = wide.on(Kernel.PLAIN, 1).run(call);
        assertThat(wide.on(kernel, 0).run(call).firstDifference(expected))
                .as("on %s", kernel)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void largePlanesHaveTheBitsOfChannelsOneByOne(Kernel kernel) {
        for (int i = 0; i < LARGE.size(); i++) {
            NormCall call = new RandomCalls(new Random(i)).next(ofPlane(11, LARGE.get(i)), 5, 11, LARGE.get(i));
            NormResult expected = largeOneByOne.on(Kernel.PLAIN, i).run(call);
            assertThat(large.on(kernel, i).run(call).firstDifference(expected))
                    .as("planes of %d on %s, seed %d", LARGE.get(i), kernel, i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void residualsActivationsAndGradientsOfParametersAreWhatTheOracleSays(Kernel kernel) {
        for (int i = 0; i < FUSED.size(); i++) {
            NormCall call = new RandomCalls(new Random(i)).next(FUSED.get(i), 11, CHANNELS, 7, 7);
            assertThat(new OracleComparison(FUSED.get(i), call)
                            .complaint(fused.on(kernel, i).run(call)))
                    .as("%s on %s, seed %d", FUSED.get(i), kernel, i)
                    .isEmpty();
        }
    }

    /** One channel that asks for double arithmetic has all of its block taken one by one. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aChannelThatFloatsCannotHoldChangesNoBitOfTheOthers(Kernel kernel) {
        LayerHandle layer = fused.on(kernel, 0);
        NormCall tame = new RandomCalls(new Random(5)).next(WITH_PARAMETERS, 70, CHANNELS, 7, 7);
        NormResult expected = layer.run(tame);
        for (float huge : new float[] {1e30f, Float.NaN}) {
            NormResult result = fused.on(kernel, 0).run(withFirstChannel(tame, huge));
            assertThat(result.y()).as("y beside %s", huge).isNotEqualTo(expected.y());
            assertSameBeside(result.y(), expected.y(), 49);
            assertSameBeside(result.dx(), expected.dx(), 49);
            assertSameBeside(result.mean(), expected.mean(), 1);
            assertSameBeside(result.rstd(), expected.rstd(), 1);
            assertSameBeside(result.dgamma(), expected.dgamma(), 1);
            assertSameBeside(result.dbeta(), expected.dbeta(), 1);
        }
    }

    private static NormCall withFirstChannel(NormCall call, float factor) {
        float[] x = call.x().clone();
        for (int e = 0; e < x.length; e++) {
            x[e] *= isOfFirstChannel(e, 49) ? factor : 1f;
        }
        return new NormCall(
                call.shape(), x, call.residual(), call.gate(), call.dy(), call.dsum(), call.gamma(), call.beta());
    }

    private static boolean isOfFirstChannel(int element, int plane) {
        return element / plane % CHANNELS == 0;
    }

    private static void assertSameBeside(float[] actual, float[] expected, int plane) {
        float[] others = actual.clone();
        for (int e = 0; e < others.length; e++) {
            others[e] = isOfFirstChannel(e, plane) ? expected[e] : others[e];
        }
        assertThat(others).isEqualTo(expected);
    }
}
