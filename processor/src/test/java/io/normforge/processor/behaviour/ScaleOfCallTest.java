package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.Activation;
import io.normforge.Affine;
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
import io.normforge.processor.testing.OracleComparison;
import io.normforge.processor.testing.RandomCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A scale and a shift that calls give do what learnt ones of the same numbers do, bit for bit, and their gradients are those of the
 * learnt ones; beyond that, they vary along axes where nothing learnt can.
 */
class ScaleOfCallTest {

    private static final long SEED = 20261128L;

    /** Of constant shapes, so that a layer can learn as much; scale and shift vary along these axes. */
    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.layer(3, 70, 384).withAffine(Affine.SCALE_SHIFT, 0, 2).withUnitOffset(),
            LayerSpec.layer(3, 21, 49).withAffine(Affine.SCALE_SHIFT, 0, 2),
            LayerSpec.layer(2, 9, 130).withAffine(Affine.SCALE, 0, 1, 2).withResidual(Residual.BEFORE),
            LayerSpec.layer(4, 100, 6).withAxes(1).withAffine(Affine.SCALE_SHIFT, 0),
            LayerSpec.layer(4, 5, 70, 6).withAxes(2).withAffine(Affine.SCALE_SHIFT, 0, 2),
            LayerSpec.rms(5, 12, 256)
                    .withAffine(Affine.SCALE_SHIFT, 0, -1)
                    .withActivation(Activation.SILU)
                    .withGate(),
            LayerSpec.rms(5, 12, 64).withAffine(Affine.SCALE, -1),
            LayerSpec.batch(4, 6, 7, 7).withAffine(Affine.SCALE_SHIFT, 0, 1),
            LayerSpec.batch(4, 5, 5, 24).withChannelAxis(-1).withAffine(Affine.SCALE_SHIFT, 0, 3),
            LayerSpec.batch(4, 6, 40).withAffine(Affine.SCALE_SHIFT, 0, 1, 2).withActivation(Activation.RELU),
            LayerSpec.instance(4, 6, 9, 9).withAffine(Affine.SCALE_SHIFT, 0, 1),
            LayerSpec.instance(4, 6, 49)
                    .withAffine(Affine.SCALE_SHIFT, 0, 1, 2)
                    .withTracking(true)
                    .withResidual(Residual.AFTER)
                    .withActivation(Activation.RELU),
            LayerSpec.instance(3, 70, 32).withChannelAxis(-1).withAffine(Affine.SCALE_SHIFT, 0, 2),
            LayerSpec.group(3, 4, 6, 40).withAffine(Affine.SCALE_SHIFT, 0, 1),
            LayerSpec.group(2, 4, 6, 5, 5).withAffine(Affine.SCALE, 0, 1, 2, 3));

    private static final int ADA_LN = SPECS.size() * 2;

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        List<LayerSpec> all = new ArrayList<>(SPECS);
        SPECS.stream().map(ScaleOfCallTest::learnt).forEach(all::add);
        all.add(adaLn());
        compiled = LayerCompiler.plainAndVector().compile(all);
    }

    private static LayerSpec adaLn() {
        return LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 16)
                .withAffine(Affine.SCALE_SHIFT, 0, -1)
                .withUnitOffset();
    }

    /** The same with a scale and a shift of the layer's own; RMS learns no shift. */
    private static LayerSpec learnt(LayerSpec spec) {
        boolean shift = spec.affine() == Affine.SCALE_SHIFT && spec.centres();
        return spec.withAffine(
                shift ? Affine.GAMMA_BETA : Affine.GAMMA,
                spec.affineAxes().stream().mapToInt(i -> i).toArray());
    }

    static Stream<Integer> indexes() {
        return IntStream.range(0, SPECS.size()).boxed();
    }

    private static NormCall call(LayerSpec spec, int seed) {
        int[] shape = spec.shapes().get(0).stream().mapToInt(i -> i).toArray();
        return new RandomCalls(new Random(SEED + seed)).next(spec, shape);
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void whatACallGivesHasTheBitsOfWhatALayerLearns(int index) {
        LayerSpec spec = SPECS.get(index);
        assumeTrue(learnt(spec).hasBeta() == spec.hasBeta(), "RMS learns no shift");
        for (Kernel kernel : Kernel.all()) {
            for (int seed = 0; seed < 4; seed++) {
                NormCall call = call(spec, seed);
                NormResult byLayer = compiled.on(kernel, SPECS.size() + index).run(call);
                NormResult byCall = compiled.on(kernel, index).run(call);
                assertThat(byCall.firstDifference(byLayer))
                        .as("%s on %s, seed %d", spec, kernel, SEED + seed)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void itIsWhatTheOracleSays(int index) {
        LayerSpec spec = SPECS.get(index);
        NormCall call = call(spec, 7);
        for (Kernel kernel : Kernel.all()) {
            NormResult result = compiled.on(kernel, index).run(call);
            assertThat(new OracleComparison(spec, call).complaint(result))
                    .as("%s on %s", spec, kernel)
                    .isEmpty();
        }
    }

    /** What any batch around a sample must not change. */
    @Test
    void aSamplesGradientsAreThoseItHasAlone() {
        NormCall batch = new RandomCalls(new Random(SEED)).next(adaLn(), 3, 70, 16);
        for (Kernel kernel : Kernel.all()) {
            LayerHandle layer = compiled.on(kernel, ADA_LN);
            NormResult all = layer.run(batch);
            for (int sample = 0; sample < 3; sample++) {
                NormResult one = layer.run(sampleOf(batch, sample));
                assertThat(one.dgamma()).isEqualTo(part(all.dgamma(), sample));
                assertThat(one.dbeta()).isEqualTo(part(all.dbeta(), sample));
                assertThat(one.y()).isEqualTo(part(all.y(), sample));
            }
        }
    }

    private static NormCall sampleOf(NormCall batch, int sample) {
        NormCall rows = batch.rows(sample, sample + 1);
        return new NormCall(
                rows.shape(),
                rows.x(),
                null,
                null,
                rows.dy(),
                null,
                part(batch.gamma(), sample),
                part(batch.beta(), sample));
    }

    private static float[] part(float[] ofThree, int sample) {
        int size = ofThree.length / 3;
        return Arrays.copyOfRange(ofThree, sample * size, (sample + 1) * size);
    }

    @Test
    void aSampleWithoutElementsHasGradientsOfZero() {
        LayerHandle layer = compiled.on(Kernel.PLAIN, ADA_LN);
        float[] none = {};
        NormResult result = layer.run(
                new NormCall(new int[] {2, 0, 16}, none, null, null, none, null, filled(32, 1f), filled(32, 2f)));
        assertThat(result.dgamma()).containsOnly(0f).hasSize(32);
        assertThat(result.dbeta()).containsOnly(0f).hasSize(32);
    }

    @Test
    void aLayerKeepsNoneOfIt() {
        LayerHandle layer = compiled.on(Kernel.PLAIN, ADA_LN);
        NormCall call = new RandomCalls(new Random(SEED)).next(adaLn(), 2, 3, 16);
        NormResult first = layer.run(call);
        layer.layer().freezeParameters();
        NormResult frozen = layer.next(call);
        layer.layer().unfreezeParameters();
        assertThat(frozen.firstDifference(first))
                .as("frozen parameters are learnt ones")
                .isEmpty();
        assertThat(layer.layer().parameters().gamma()).isEmpty();
        assertThat(layer.layer().gradients().gamma()).isEmpty();
        assertThat(layer.layer().descriptor().parameterCount()).isZero();
    }

    @Test
    void nothingFoldsWhereTheScaleComesWithTheCall() {
        LayerHandle layer = compiled.on(Kernel.PLAIN, 7);
        assertThatThrownBy(() -> layer.layer().channelAffine())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its scale comes with each call");
    }

    @Test
    void workersHaveTheBitsOfTheCallerAlone() {
        NormCall call = new RandomCalls(new Random(SEED)).next(adaLn(), 9, 500, 16);
        for (Kernel kernel : Kernel.all()) {
            LayerHandle layer = compiled.on(kernel, ADA_LN);
            NormResult alone = layer.run(call);
            for (int threads : new int[] {2, 3, 7}) {
                layer.layer().workers(Workers.of(threads));
                assertThat(layer.run(call).firstDifference(alone))
                        .as("%d workers on %s", threads, kernel)
                        .isEmpty();
            }
            layer.layer().workers(Workers.none());
        }
    }

    private static float[] filled(int size, float value) {
        float[] array = new float[size];
        Arrays.fill(array, value);
        return array;
    }
}
