package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormLayer;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.MaskedCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A masked layer computes, bit for bit, what the same layer without a mask computes of the valid positions alone. In the
 * padding there is NaN, in inputs and in the gradient of y.
 */
class MaskTest {

    private static final long SEED = 20261125L;
    private static final int SAMPLES = 4;
    private static final int POSITIONS = 11;
    private static final int CHANNELS = 6;

    private static final List<LayerSpec> FIRST = List.of(
            LayerSpec.batch(SAMPLES, CHANNELS, Shape.DYNAMIC),
            LayerSpec.batch(SAMPLES, CHANNELS, Shape.DYNAMIC)
                    .withAffine(Affine.GAMMA)
                    .withResidual(Residual.BEFORE),
            LayerSpec.instance(SAMPLES, CHANNELS, Shape.DYNAMIC).withAffine(Affine.GAMMA_BETA),
            LayerSpec.instance(SAMPLES, CHANNELS, Shape.DYNAMIC).withResidual(Residual.AFTER),
            LayerSpec.group(3, SAMPLES, CHANNELS, Shape.DYNAMIC).withActivation(Activation.SILU),
            LayerSpec.batch(SAMPLES, CHANNELS, Shape.DYNAMIC).withConfigured(1).withConfiguredEpsilon(),
            LayerSpec.group(3, SAMPLES, CHANNELS, Shape.DYNAMIC)
                    .withConfigured(1)
                    .withConfiguredGroups(),
            LayerSpec.group(2, SAMPLES, CHANNELS, Shape.DYNAMIC)
                    .withResidual(Residual.AFTER)
                    .withActivation(Activation.RELU),
            LayerSpec.group(2, SAMPLES, CHANNELS, Shape.DYNAMIC)
                    .withAffine(Affine.SCALE_SHIFT, 0, 1)
                    .withGate(),
            LayerSpec.instance(SAMPLES, CHANNELS, Shape.DYNAMIC).withAffine(Affine.SCALE_SHIFT, 0, 1));
    private static final List<LayerSpec> LAST = List.of(
            LayerSpec.batch(SAMPLES, Shape.DYNAMIC, CHANNELS).withChannelAxis(-1),
            LayerSpec.batch(SAMPLES, Shape.DYNAMIC, CHANNELS)
                    .withChannelAxis(-1)
                    .withTracking(false)
                    .withActivation(Activation.GELU),
            LayerSpec.syncBatch(SAMPLES, Shape.DYNAMIC, CHANNELS).withChannelAxis(-1),
            LayerSpec.instance(SAMPLES, Shape.DYNAMIC, CHANNELS).withChannelAxis(2),
            LayerSpec.group(3, SAMPLES, Shape.DYNAMIC, CHANNELS).withChannelAxis(-1),
            LayerSpec.layer(SAMPLES, Shape.DYNAMIC, CHANNELS).withAxes(1, 2).withAffine(Affine.GAMMA_BETA, 2),
            LayerSpec.layer(SAMPLES, Shape.DYNAMIC, CHANNELS).withAxes(1).withAffine(Affine.NONE),
            LayerSpec.unit(SAMPLES, Shape.DYNAMIC, CHANNELS).withAxes(1, 2),
            LayerSpec.layer(SAMPLES, Shape.DYNAMIC, CHANNELS)
                    .withAxes(1, 2)
                    .withAffine(Affine.GAMMA_BETA, 2)
                    .withConfigured(2),
            LayerSpec.rms(SAMPLES, Shape.DYNAMIC, CHANNELS)
                    .withAxes(1, 2)
                    .withAffine(Affine.GAMMA, 2)
                    .withGate(),
            LayerSpec.layer(SAMPLES, Shape.DYNAMIC, CHANNELS)
                    .withAxes(1, 2)
                    .withAffine(Affine.SCALE_SHIFT, 0, 2)
                    .withUnitOffset(),
            LayerSpec.rms(SAMPLES, Shape.DYNAMIC, CHANNELS)
                    .withAxes(1, 2)
                    .withAffine(Affine.SCALE, 0, 2)
                    .withActivation(Activation.SILU),
            LayerSpec.batch(SAMPLES, Shape.DYNAMIC, CHANNELS)
                    .withChannelAxis(-1)
                    .withAffine(Affine.SCALE_SHIFT, 2));

    private static List<LayerSpec> specs;
    private static CompiledLayers masked;
    private static CompiledLayers unmasked;

    @BeforeAll
    static void compile() {
        specs = Stream.concat(FIRST.stream(), LAST.stream()).toList();
        masked = LayerCompiler.plainAndVector()
                .compile(specs.stream().map(LayerSpec::withMask).toList());
        unmasked = LayerCompiler.plainAndVector()
                .compile(specs.stream().map(MaskTest::ofOneSample).toList());
    }

    /** The same over valid positions side by side. */
    private static LayerSpec ofOneSample(LayerSpec spec) {
        List<Integer> shape = new ArrayList<>(spec.shapes().get(0));
        shape.set(0, 1);
        return spec.withShapes(List.of(shape));
    }

    static Stream<Integer> indexes() {
        return Stream.iterate(0, i -> i + 1).limit(FIRST.size() + LAST.size());
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void lengthsAndFlagsGiveTheBitsOfTheValidPositionsAlone(int index) {
        LayerSpec spec = specs.get(index);
        Random random = new Random(SEED + index);
        for (Kernel kernel : Kernel.all()) {
            for (int[] lengths : new int[][] {{11, 2, 7, 0}, {3, 5, 4, 11}, {11, 11, 11, 11}}) {
                MaskedCase byLengths = MaskedCase.random(spec, random, POSITIONS, lengths);
                assertThat(byLengths.difference(masked.on(kernel, index), unmasked.on(kernel, index)))
                        .as("%s on %s, seed %d", spec, kernel, SEED)
                        .isEmpty();
                MaskedCase byFlags = MaskedCase.scattered(spec, random, POSITIONS, SAMPLES);
                assertThat(byFlags.difference(masked.on(kernel, index), unmasked.on(kernel, index)))
                        .as("%s on %s, seed %d", spec, kernel, SEED)
                        .isEmpty();
            }
        }
    }

    @Test
    void nothingValidLeavesRunningStatisticsAndGivesZeros() {
        LayerHandle layer = masked.on(Kernel.PLAIN, 0);
        layer.layer().train();
        float[] y = new float[SAMPLES * CHANNELS * POSITIONS];
        Arrays.fill(y, 1f);
        Class<?>[] types = {float[].class, float[].class, int[].class, int.class};
        layer.invoke("forward", types, y.clone(), y, new int[SAMPLES], POSITIONS);
        assertThat(y).containsOnly(0f);
        assertThat(layer.layer().runningStatistics().batchesTracked()).isZero();
        assertThat(layer.layer().runningStatistics().batchesSkipped()).isZero();
        assertThat(layer.layer().runningStatistics().mean()).containsOnly(0f);
    }

    @Test
    void oneValidPositionIsRefusedAndChangesNothing() {
        for (int index : List.of(0, 2)) {
            LayerHandle layer = masked.on(Kernel.PLAIN, index);
            NormLayer norm = layer.layer();
            norm.train();
            float[] y = new float[SAMPLES * CHANNELS * POSITIONS];
            Class<?>[] types = {float[].class, float[].class, int[].class, int.class};
            int[] lengths = index == 0 ? new int[] {0, 1, 0, 0} : new int[] {4, 1, 3, 2};
            assertThatThrownBy(() -> layer.invoke("forward", types, y, y.clone(), lengths, POSITIONS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one valid position")
                    .hasMessageContaining("each statistic pools one element");
            assertThat(norm.runningStatistics().batchesTracked()).isZero();
        }
    }

    @Test
    void backwardTakesTheMaskOfForwardAndNoOther() {
        for (int index : List.of(0, 2)) {
            LayerHandle layer = masked.on(Kernel.PLAIN, index);
            layer.layer().train();
            float[] x = new float[SAMPLES * CHANNELS * POSITIONS];
            Class<?>[] forward = {float[].class, float[].class, int[].class, int.class};
            layer.invoke("forward", forward, x, x.clone(), new int[] {3, 5, 4, 2}, POSITIONS);
            Class<?>[] backward = {float[].class, float[].class, float[].class, int[].class, int.class};
            assertThatThrownBy(() ->
                            layer.invoke("backward", backward, x, x, x.clone(), new int[] {5, 3, 4, 2}, POSITIONS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("backward's mask is not that of the last forward call in TRAIN; pass the same"
                            + " valid positions");
            layer.invoke("backward", backward, x, x, x.clone(), new int[] {3, 5, 4, 2}, POSITIONS);
        }
    }

    @Test
    void aMaskThatDoesNotFitIsRefusedByName() {
        LayerHandle layer = masked.on(Kernel.PLAIN, 0);
        float[] y = new float[SAMPLES * CHANNELS * POSITIONS];
        Class<?>[] lengths = {float[].class, float[].class, int[].class, int.class};
        Class<?>[] flags = {float[].class, float[].class, boolean[].class, int.class};
        assertThatThrownBy(() -> layer.invoke("forward", flags, y, y.clone(), null, POSITIONS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("M0.Norm: valid is null");
        assertThatThrownBy(() -> layer.invoke("forward", lengths, y, y.clone(), new int[3], POSITIONS))
                .hasMessage("M0.Norm: 3 lengths for 4 samples; write one for each");
        assertThatThrownBy(() -> layer.invoke("forward", lengths, y, y.clone(), new int[] {0, 12, 0, 0}, POSITIONS))
                .hasMessage("M0.Norm: lengths[1] is 12, and a sample has 11 positions; write 0 to 11");
        assertThatThrownBy(() -> layer.invoke("forward", flags, y, y.clone(), new boolean[43], POSITIONS))
                .hasMessageContaining("43 flags for 4 samples of 11 positions")
                .hasMessageContaining("44 in all");
    }

    /** A mask is as long as its samples, and arrays as the sizes say, where a call has no offsets. */
    @Test
    void longerArraysAndMasksThanTheSizesSayAreRefused() {
        LayerHandle layer = masked.on(Kernel.PLAIN, 0);
        float[] x = new float[SAMPLES * CHANNELS * POSITIONS];
        float[] longer = new float[x.length + 1];
        Class<?>[] lengths = {float[].class, float[].class, int[].class, int.class};
        Class<?>[] flags = {float[].class, float[].class, boolean[].class, int.class};
        String advice = "; the form with offsets takes longer arrays";
        assertThatThrownBy(() -> layer.invoke("forward", lengths, x, longer, new int[SAMPLES], POSITIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("M0.Norm: y has length " + longer.length + ", but the sizes say " + x.length + advice);
        assertThatThrownBy(() -> layer.invoke("forward", lengths, x, x.clone(), new int[5], POSITIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("M0.Norm: lengths has length 5, but the sizes say 4" + advice);
        assertThatThrownBy(() -> layer.invoke("forward", flags, x, x.clone(), new boolean[45], POSITIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("M0.Norm: valid has length 45, but the sizes say 44" + advice);
    }
}
