package io.normforge.processor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.testing.FusedSpec;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import io.normforge.processor.testing.OnceInCi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link EqualBitsProofTest} says of rows holds for all layouts, for activations, and for statistics that are given or shared. */
@OnceInCi
class LayoutsProofTest {

    private static final int DYNAMIC = Shape.DYNAMIC;

    /** Tiles of columns, vectors of them, and columns alone; 70 have all of them at each width. */
    static Stream<LayerSpec> columns() {
        return IntStream.of(1, 3, 7, 16, 20, 35, 70)
                .boxed()
                .flatMap(columns -> Stream.of(
                        LayerSpec.layer(2, 11, columns).withAxes(1),
                        LayerSpec.layer(3, 2, 5, columns).withAxes(0, 2).withAffine(Affine.GAMMA_BETA, 2),
                        LayerSpec.instance(2, 3, 2, columns).withAxes(2).withAffine(Affine.GAMMA_BETA)));
    }

    /** One piece, and several, with columns beyond whole vectors and without. */
    static Stream<LayerSpec> sheets() {
        return Stream.of(
                LayerSpec.batch(67, 16),
                LayerSpec.batch(DYNAMIC, 35),
                LayerSpec.batch(70, 20).withAffine(Affine.NONE),
                LayerSpec.batch(2, 35, 20).withChannelAxis(-1).withActivation(Activation.SILU),
                LayerSpec.layer(1, 300, 17).withAxes(1).withAffine(Affine.NONE),
                LayerSpec.rms(2, 66, 18).withAxes(1).withAffine(Affine.NONE));
    }

    /** The last ones have blocks of channels, and pieces of samples. */
    static Stream<LayerSpec> planes() {
        Stream<LayerSpec> planes = IntStream.of(17, 20, 49, 64, 100).mapToObj(plane -> LayerSpec.batch(3, 5, plane));
        return Stream.concat(
                planes,
                Stream.of(
                        LayerSpec.batch(DYNAMIC, 3, 20).withActivation(Activation.GELU),
                        LayerSpec.batch(2, 17, 200),
                        LayerSpec.batch(70, 2, 33)));
    }

    /** Rows of small planes and of large ones, and those of several axes. */
    static Stream<LayerSpec> rows() {
        return Stream.of(
                LayerSpec.batch(3, 2, 9),
                LayerSpec.batch(2, 2, 300),
                LayerSpec.instance(2, 3, 49).withAffine(Affine.GAMMA_BETA),
                LayerSpec.group(2, 2, 6, 20),
                LayerSpec.group(2, 10, 4, 64),
                LayerSpec.layer(2, 3, 2, 37).withAxes(1, 3),
                LayerSpec.layer(DYNAMIC, DYNAMIC).withAffine(Affine.NONE),
                LayerSpec.rms(9, 70).withUnitOffset(),
                LayerSpec.rms(1, 2, 4_200).withAxes(1, 2));
    }

    /** Behind a residual that goes through a gate. */
    static Stream<LayerSpec> gated() {
        return Stream.of(
                        LayerSpec.layer(2, 5, 96).withAffine(Affine.GAMMA_BETA, 0, 2),
                        LayerSpec.layer(2, 9, 20).withAffine(Affine.GAMMA_BETA, 0, 2),
                        LayerSpec.layer(2, 3, 300).withAffine(Affine.GAMMA_BETA, 1, 2),
                        LayerSpec.rms(9, 70).withUnitOffset(),
                        LayerSpec.unit(3, 33).withAffine(Affine.GAMMA, 0, 1))
                .map(spec -> spec.withResidual(Residual.GATED));
    }

    static Stream<LayerSpec> activations() {
        return Stream.of(Activation.values())
                .flatMap(activation -> IntStream.of(7, 49, 192)
                        .boxed()
                        .flatMap(length -> Stream.of(
                                LayerSpec.layer(2, length).withActivation(activation),
                                LayerSpec.rms(2, length)
                                        .withActivation(activation)
                                        .withGate(),
                                LayerSpec.layer(2, 9, length)
                                        .withAxes(1)
                                        .withActivation(activation)
                                        .withResidual(Residual.AFTER))));
    }

    /** By running statistics, and by those of all ranks. */
    static Stream<LayerSpec> givenAndShared() {
        List<LayerSpec> layers = new ArrayList<>();
        for (Residual residual : FusedSpec.UNGATED_RESIDUALS) {
            layers.add(LayerSpec.batch(2, 4, 33).withResidual(residual));
            layers.add(LayerSpec.batch(70, 18).withResidual(residual));
            layers.add(LayerSpec.syncBatch(2, 3, 20).withResidual(residual));
            layers.add(LayerSpec.syncBatch(66, 20).withResidual(residual));
        }
        layers.add(LayerSpec.syncBatch(2, 3, 300));
        layers.add(LayerSpec.syncBatch(2, 3, DYNAMIC).withResidual(Residual.BEFORE));
        layers.add(
                LayerSpec.syncBatch(2, 3, DYNAMIC).withResidual(Residual.BEFORE).withMask());
        layers.add(LayerSpec.syncBatch(2, 9, 20).withChannelAxis(-1).withActivation(Activation.RELU));
        layers.add(LayerSpec.syncBatch(2, 3, 9).withTracking(false));
        layers.add(LayerSpec.instance(2, 3, 20).withTracking(true));
        layers.add(LayerSpec.instance(2, 20, 3).withChannelAxis(-1).withTracking(true));
        return layers.stream();
    }

    /** Kernels of masked layers are those of valid positions side by side. */
    static Stream<LayerSpec> masked() {
        return Stream.of(
                LayerSpec.batch(3, 20, DYNAMIC).withMask(),
                LayerSpec.batch(3, DYNAMIC, 20).withChannelAxis(-1).withMask(),
                LayerSpec.group(2, 3, 6, DYNAMIC).withMask().withResidual(Residual.BEFORE),
                LayerSpec.layer(3, DYNAMIC, 20)
                        .withAxes(1, 2)
                        .withAffine(Affine.GAMMA_BETA, 2)
                        .withMask());
    }

    @ParameterizedTest
    @MethodSource({"columns", "sheets", "planes", "rows", "gated", "activations", "givenAndShared", "masked"})
    void everyOutputOfEveryMethodIsOneExpressionAtAllWidths(LayerSpec spec) {
        assertThat(proof(spec).ofAllEntries()).isNotNegative();
    }

    /** Where all arrays start at one place, some loops in plain code are others. */
    @ParameterizedTest
    @MethodSource({"rows", "gated", "masked"})
    void soItIsWhereArraysStartAtPlacesOfTheirOwn(LayerSpec spec) {
        assertThat(proof(spec).apart().ofAllEntries()).isPositive();
    }

    /** A call that says the length of rows has whole vectors in each, else plain code does it all. */
    private static Proof proof(LayerSpec spec) {
        KernelPlan plan = KernelPlan.all(NormSpecs.of(spec)).get(0);
        return Proof.of(plan, axis -> axis == plan.nest().innermost() ? 96 : 3);
    }
}
