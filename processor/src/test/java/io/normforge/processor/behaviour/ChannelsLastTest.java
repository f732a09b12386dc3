package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Channels that come last are columns, of which a kernel takes as many at once as fill its vectors. Every number of them
 * from 1 to 70 leaves others over at every width.
 */
class ChannelsLastTest {

    private static final int MOST = 70;

    /** More than a block of a column, and no whole number of them. */
    private static final int SAMPLES = 31;

    private static final int SPACE = 3;

    /** More than 256 positions, and no whole number of blocks. */
    private static final int SAMPLES_OF_SEVERAL_PIECES = 171;

    private static CompiledLayers compiled;

    @BeforeAll
    static void compileEveryNumberOfChannels() {
        compiled = LayerCompiler.plainAndVector()
                .compile(channels().map(ChannelsLastTest::spec).toList());
    }

    private static Stream<Integer> channels() {
        return IntStream.rangeClosed(1, MOST).boxed();
    }

    private static LayerSpec spec(int channels) {
        return LayerSpec.batch(Shape.DYNAMIC, SPACE, channels).withChannelAxis(-1);
    }

    static List<Kernel> vectorKernels() {
        return Kernel.vector();
    }

    @ParameterizedTest
    @MethodSource("vectorKernels")
    void everyVectorKernelHasTheBitsOfThePlainOne(Kernel kernel) {
        List<LayerHandle> plain = compiled.on(Kernel.PLAIN);
        List<LayerHandle> vector = compiled.on(kernel);
        for (int channels = 1; channels <= MOST; channels++) {
            RandomCalls random = new RandomCalls(new Random(channels));
            NormCall ordinary = random.next(spec(channels), SAMPLES, SPACE, channels);
            NormCall extreme = random.nextExtreme(spec(channels), SAMPLES, SPACE, channels);
            for (NormCall call : List.of(ordinary, extreme)) {
                NormResult expected = plain.get(channels - 1).run(call);
                assertThat(vector.get(channels - 1).run(call).firstDifference(expected))
                        .as("%d channels on %s, seed %d", channels, kernel, channels)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("channels")
    void thePlainKernelComputesWhatTheOracleSays(int channels) {
        NormCall call = new RandomCalls(new Random(channels)).next(spec(channels), SAMPLES, SPACE, channels);
        NormResult result = compiled.on(Kernel.PLAIN, channels - 1).run(call);
        assertThat(new OracleComparison(spec(channels), call).complaint(result))
                .as("%d channels, seed %d", channels, channels)
                .isEmpty();
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    /** One channel that asks for double arithmetic has them all taken one by one, and not in rows of memory. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aChannelThatFloatsCannotHoldChangesNoBitOfTheOthers(Kernel kernel) {
        int channels = 37;
        LayerHandle layer = compiled.on(kernel, channels - 1);
        NormCall tame = new RandomCalls(new Random(5)).next(spec(channels), SAMPLES_OF_SEVERAL_PIECES, SPACE, channels);
        NormResult expected = layer.run(tame);
        for (float huge : new float[] {1e30f, Float.NaN}) {
            NormResult result = compiled.on(kernel, channels - 1).run(withFirstChannel(tame, channels, huge));
            assertThat(result.y()).as("y beside %s", huge).isNotEqualTo(expected.y());
            assertSameBeside(result.y(), expected.y(), channels);
            assertSameBeside(result.dx(), expected.dx(), channels);
            assertSameBeside(result.mean(), expected.mean(), channels);
            assertSameBeside(result.rstd(), expected.rstd(), channels);
            assertSameBeside(result.dgamma(), expected.dgamma(), channels);
            assertSameBeside(result.dbeta(), expected.dbeta(), channels);
        }
    }

    private static NormCall withFirstChannel(NormCall call, int channels, float factor) {
        float[] x = call.x().clone();
        for (int e = 0; e < x.length; e += channels) {
            x[e] *= factor;
        }
        return new NormCall(
                call.shape(), x, call.residual(), call.gate(), call.dy(), call.dsum(), call.gamma(), call.beta());
    }

    private static void assertSameBeside(float[] actual, float[] expected, int channels) {
        float[] others = actual.clone();
        for (int e = 0; e < others.length; e += channels) {
            others[e] = expected[e];
        }
        assertThat(others).isEqualTo(expected);
    }
}
