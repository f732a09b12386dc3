package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
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
import io.normforge.processor.testing.StartingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work may be cut into pieces wherever statistics allow it, and the bits stay the same: between samples where statistics
 * do not pool over them, between channels where they do.
 */
class PiecesTest {

    private static final long SEED = 20261125L;
    private static final int SAMPLES = 11;
    private static final int CHANNELS = 10;
    /** Not a single one: a layer of one channel has one long row where others have one for each sample. */
    private static final int[][] CHANNEL_PIECES = {{10}, {3, 7}, {2, 2, 2, 2, 2}};

    private static final int[][] SAMPLE_PIECES = {{11}, {4, 7}, {1, 2, 3, 1, 4}};

    private static final List<LayerSpec> BY_SAMPLE = List.of(
            LayerSpec.batch(Shape.DYNAMIC, CHANNELS, 21).withResidual(Residual.AFTER),
            LayerSpec.batch(Shape.DYNAMIC, 21, CHANNELS).withChannelAxis(-1).withActivation(Activation.RELU),
            LayerSpec.batch(Shape.DYNAMIC, CHANNELS),
            LayerSpec.instance(Shape.DYNAMIC, CHANNELS, 33).withAffine(Affine.GAMMA_BETA),
            LayerSpec.instance(Shape.DYNAMIC, 33, CHANNELS).withChannelAxis(-1).withResidual(Residual.BEFORE),
            LayerSpec.group(5, Shape.DYNAMIC, CHANNELS, 7).withActivation(Activation.SILU),
            LayerSpec.group(2, Shape.DYNAMIC, 7, CHANNELS).withChannelAxis(-1),
            LayerSpec.layer(Shape.DYNAMIC, 130),
            LayerSpec.rms(Shape.DYNAMIC, 40).withGate());

    private static CompiledLayers bySample;
    private static CompiledLayers byChannel;

    @BeforeAll
    static void compile() {
        bySample = LayerCompiler.plainAndVector().compile(BY_SAMPLE);
        List<LayerSpec> ofChannels = new ArrayList<>();
        for (int channels = 1; channels <= CHANNELS; channels++) {
            ofChannels.add(LayerSpec.batch(Shape.DYNAMIC, channels, 21).withResidual(Residual.BEFORE));
        }
        byChannel = LayerCompiler.plainAndVector().compile(ofChannels);
    }

    static Stream<Kernel> kernels() {
        return Kernel.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void samplesInOneTwoOrFivePieces(Kernel kernel) {
        for (int index = 0; index < BY_SAMPLE.size(); index++) {
            LayerSpec spec = BY_SAMPLE.get(index);
            LayerHandle layer = bySample.on(kernel, index);
            RandomCalls calls = new RandomCalls(new Random(SEED + index));
            NormCall whole = calls.next(spec, shape(spec)).withoutSum();
            StartingState state = spec.type() == NormType.BATCH ? calls.evaluation(layer) : StartingState.INITIAL;
            NormResult expected = layer.run(whole, state);
            for (int[] pieces : SAMPLE_PIECES) {
                int from = 0;
                for (int piece : pieces) {
                    NormResult part = layer.run(whole.rows(from, from + piece), state);
                    assertThat(part.rows(0, piece, piece).firstDifference(expected.rows(from, from + piece, SAMPLES)))
                            .as("%s in pieces of %s, seed %d", layer, Arrays.toString(pieces), SEED)
                            .isEmpty();
                    from += piece;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void channelsOfATrainingBatchInOneTwoOrFivePieces(Kernel kernel) {
        LayerHandle layer = byChannel.on(kernel, CHANNELS - 1);
        NormCall whole = new RandomCalls(new Random(SEED)).next(layer.spec(), SAMPLES, CHANNELS, 21);
        NormResult expected = layer.run(whole);
        for (int[] pieces : CHANNEL_PIECES) {
            int from = 0;
            for (int piece : pieces) {
                NormResult part = byChannel.on(kernel, piece - 1).run(channels(whole, from, piece));
                assertSameChannels(kernel + " in pieces of " + Arrays.toString(pieces), part, expected, from, piece);
                from += piece;
            }
        }
    }

    private static void assertSameChannels(String what, NormResult part, NormResult whole, int from, int piece) {
        assertThat(part.y()).as(what).containsExactly(planes(whole.y(), from, piece));
        assertThat(part.dx()).as(what).containsExactly(planes(whole.dx(), from, piece));
        assertThat(part.dgamma()).as(what).containsExactly(Arrays.copyOfRange(whole.dgamma(), from, from + piece));
        assertThat(part.runningVariance())
                .as(what)
                .containsExactly(Arrays.copyOfRange(whole.runningVariance(), from, from + piece));
    }

    private static NormCall channels(NormCall whole, int from, int count) {
        return new NormCall(
                new int[] {SAMPLES, count, 21},
                planes(whole.x(), from, count),
                planes(whole.residual(), from, count),
                null,
                planes(whole.dy(), from, count),
                planes(whole.dsum(), from, count),
                Arrays.copyOfRange(whole.gamma(), from, from + count),
                Arrays.copyOfRange(whole.beta(), from, from + count));
    }

    /** Some channels of all samples. */
    private static float[] planes(float[] values, int from, int count) {
        float[] chosen = new float[SAMPLES * count * 21];
        for (int sample = 0; sample < SAMPLES; sample++) {
            System.arraycopy(values, (sample * CHANNELS + from) * 21, chosen, sample * count * 21, count * 21);
        }
        return chosen;
    }

    private static int[] shape(LayerSpec spec) {
        return IntStream.range(0, spec.rank())
                .map(axis -> axis == 0 ? SAMPLES : spec.shapes().get(0).get(axis))
                .toArray();
    }
}
