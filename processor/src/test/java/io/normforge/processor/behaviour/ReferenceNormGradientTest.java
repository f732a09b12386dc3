package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.testing.FusedSpec;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle's gradients are the slopes of its own forward: what every other gradient test rests on. */
class ReferenceNormGradientTest {

    private static final int[] SHAPE = {2, 3, 4};
    private static final int ELEMENTS = 24;
    private static final double STEP = 1e-4;

    /** Every type × residual × affine × offset, over pooled axes that trail, lead, and do not touch. */
    static Stream<LayerSpec> specs() {
        return Stream.of(NormType.LAYER, NormType.RMS, NormType.UNIT)
                .flatMap(type -> Stream.of(new int[] {2}, new int[] {0}, new int[] {0, 2}, new int[] {0, 1, 2})
                        .map(axes -> LayerSpec.of(type, SHAPE).withAxes(axes).withEpsilon(1e-3f)))
                .flatMap(spec -> FusedSpec.UNGATED_RESIDUALS.stream().map(spec::withResidual))
                .flatMap(spec -> Stream.of(
                        spec,
                        spec.withUnitOffset(),
                        spec.withAffine(Affine.NONE),
                        spec.withAffine(Affine.GAMMA, 1),
                        spec.withAffine(Affine.GAMMA, 0, 2),
                        spec.withAffine(Affine.SCALE_SHIFT, 0, 2).withUnitOffset(),
                        spec.withAffine(Affine.SCALE_SHIFT, 0, 1, 2)));
    }

    /** Every type with channels × layout × residual × affine. */
    static Stream<LayerSpec> channelSpecs() {
        return Stream.of(
                        LayerSpec.batch(SHAPE),
                        LayerSpec.batch(SHAPE).withChannelAxis(-1),
                        LayerSpec.instance(SHAPE),
                        LayerSpec.instance(SHAPE).withChannelAxis(-1),
                        LayerSpec.group(3, SHAPE),
                        LayerSpec.group(2, SHAPE).withChannelAxis(-1))
                .map(spec -> spec.withEpsilon(1e-3f))
                .flatMap(spec -> FusedSpec.UNGATED_RESIDUALS.stream().map(spec::withResidual))
                .flatMap(spec -> Stream.concat(
                        Stream.of(Affine.NONE, Affine.GAMMA, Affine.GAMMA_BETA).map(affine -> spec.withAffine(affine)),
                        Stream.of(
                                spec.withAffine(Affine.SCALE_SHIFT, 0, spec.channelAxis()),
                                spec.withAffine(Affine.SCALE, 0, 1, 2))));
    }

    /** Every activation × residual × gate, for three types. */
    static Stream<LayerSpec> fusedSpecs() {
        return Stream.of(
                        LayerSpec.layer(SHAPE),
                        LayerSpec.rms(SHAPE),
                        LayerSpec.unit(SHAPE),
                        LayerSpec.unit(SHAPE).withEpsilon(100))
                .flatMap(spec -> FusedSpec.UNGATED_RESIDUALS.stream().map(spec::withResidual))
                .flatMap(ReferenceNormGradientTest::activated)
                .flatMap(spec -> Stream.of(spec, spec.withGate()))
                .flatMap(spec -> Stream.of(spec, spec.withAffine(Affine.SCALE_SHIFT, 0, 2)));
    }

    private static Stream<LayerSpec> activated(LayerSpec spec) {
        return Stream.of(Activation.values())
                .map(function ->
                        function == Activation.LEAKY_RELU ? spec.withLeakyRelu(0.2f) : spec.withActivation(function));
    }

    /** Every type × axes × activation × gate behind a gate of the residual, which the scale of the call goes with. */
    static Stream<LayerSpec> gatedResidualSpecs() {
        return Stream.of(NormType.LAYER, NormType.RMS, NormType.UNIT)
                .map(type -> LayerSpec.of(type, SHAPE).withEpsilon(1e-3f).withResidual(Residual.GATED))
                .flatMap(spec -> Stream.of(
                        spec.withAffine(Affine.SCALE, 2),
                        spec.withAffine(Affine.SCALE_SHIFT, 0, 2).withUnitOffset(),
                        spec.withAxes(1, 2).withAffine(Affine.SCALE_SHIFT, 0, 1, 2)))
                .flatMap(ReferenceNormGradientTest::activated)
                .flatMap(spec -> Stream.of(spec, spec.withGate()));
    }

    @ParameterizedTest
    @MethodSource({"specs", "channelSpecs", "fusedSpecs", "gatedResidualSpecs"})
    void gradientsAreSlopes(LayerSpec spec) {
        ReferenceNorm norm = new ReferenceNorm(spec, SHAPE);
        // A seed under which no argument of an activation is so near a kink that the differences span it.
        Random random = new Random(20261124);
        ReferenceNorm.Inputs in = new ReferenceNorm.Inputs(
                bell(random, ELEMENTS),
                spec.residual() == Residual.NONE ? null : bell(random, ELEMENTS),
                spec.fused().gatesResidual() ? bell(random, norm.parameters()) : null,
                spec.gate() ? bell(random, ELEMENTS) : null,
                spec.hasGamma() ? bell(random, norm.parameters()) : null,
                spec.hasBeta() ? bell(random, norm.parameters()) : null);
        double[] dy = bell(random, ELEMENTS);
        double[] dsum = spec.fused().normalizesSum() ? bell(random, ELEMENTS) : null;

        Supplier<Double> loss = () -> {
            ReferenceNorm.Forward forward = norm.forward(in);
            return dot(forward.y(), dy) + (dsum == null ? 0 : dot(forward.sum(), dsum));
        };
        ReferenceNorm.Backward gradients = norm.backward(norm.forward(in), dy, dsum);

        assertSlopes("dx", in.x(), loss, gradients.dx());
        assertSlopes("dresidual", in.residual(), loss, gradients.dresidual());
        assertSlopes("dresidualGate", in.residualGate(), loss, gradients.dresidualGate());
        assertSlopes("dgate", in.gate(), loss, gradients.dgate());
        assertSlopes("dgamma", in.gamma(), loss, gradients.dgamma());
        assertSlopes("dbeta", in.beta(), loss, gradients.dbeta());
    }

    @Test
    void aKnownRowGivesKnownValues() {
        ReferenceNorm norm = new ReferenceNorm(LayerSpec.layer(1, 4).withEpsilon(1f), 1, 4);
        ReferenceNorm.Forward forward = norm.forward(new ReferenceNorm.Inputs(
                new double[] {1, 2, 3, 6}, null, null, null, new double[] {1, 1, 2, 2}, new double[] {0, 1, 0, 1}));
        double root = Math.sqrt(3.5 + 1);
        assertThat(forward.mean()).containsExactly(3);
        assertThat(forward.rstd()).containsExactly(1 / root);
        assertThat(forward.y()).containsExactly(new double[] {-2 / root, 1 - 1 / root, 0, 1 + 6 / root}, within(1e-15));
    }

    /** Five-point differences: their own error is about STEP⁴ of the fifth derivative, and rounding's 1e-15 / STEP. */
    private static void assertSlopes(String name, double[] values, Supplier<Double> loss, double[] gradient) {
        if (values == null) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            double slope = (8 * (at(values, i, STEP, loss) - at(values, i, -STEP, loss))
                            - (at(values, i, 2 * STEP, loss) - at(values, i, -2 * STEP, loss)))
                    / (12 * STEP);
            assertThat(gradient[i]).as("%s[%d]", name, i).isCloseTo(slope, within(1e-8 * (1 + Math.abs(slope))));
        }
    }

    private static double at(double[] values, int i, double step, Supplier<Double> loss) {
        double kept = values[i];
        values[i] = kept + step;
        double result = loss.get();
        values[i] = kept;
        return result;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double[] bell(Random random, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }
}
