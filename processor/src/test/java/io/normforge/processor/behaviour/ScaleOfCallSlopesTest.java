package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.FusedSpec;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where a call gives scale and shift, the gradients that a layer writes are the slopes of the definition, by finite differences: of
 * every type × residual, a gated one included, × activation, with a mask and without, where the annotation allows it.
 */
@OnceInCi
class ScaleOfCallSlopesTest {

    private static final int SAMPLES = 2;
    private static final int POSITIONS = 5;
    private static final int ELEMENTS = 4;
    private static final int[] LENGTHS = {POSITIONS, 3};

    @ParameterizedTest
    @EnumSource
    void gradientsAreSlopesOfTheDefinition(Activation activation) {
        List<LayerSpec> specs =
                specs().map(spec -> spec.withActivation(activation)).toList();
        CompiledLayers compiled = LayerCompiler.plainOnly().compile(specs);
        compiled.on(Kernel.PLAIN).forEach(ScaleOfCallSlopesTest::compare);
    }

    /** Seven types with three residuals, each with a mask and without, and three that take a gate of the residual. */
    @Test
    void noCombinationIsLeftOut() {
        assertThat(specs()).hasSize(7 * 3 * 2 + 3).doesNotHaveDuplicates();
        assertThat(specs().filter(spec -> spec.fused().gatesResidual())).hasSize(3);
        assertThat(specs().map(LayerSpec::type).distinct()).containsExactlyInAnyOrder(NormType.values());
    }

    private static Stream<LayerSpec> specs() {
        Stream<LayerSpec> ungated = Stream.of(NormType.values())
                .map(ScaleOfCallSlopesTest::of)
                .flatMap(spec -> FusedSpec.UNGATED_RESIDUALS.stream().map(spec::withResidual))
                .flatMap(spec -> Stream.of(spec, spec.withMask()));
        Stream<LayerSpec> gated = Stream.of(NormType.LAYER, NormType.RMS, NormType.UNIT)
                .map(type -> LayerSpec.of(type, SAMPLES, Shape.DYNAMIC, ELEMENTS)
                        .withAffine(Affine.SCALE_SHIFT, 0, 2)
                        .withUnitOffset()
                        .withResidual(Residual.GATED));
        return Stream.concat(ungated, gated);
    }

    /** As a mask wants it: a scale of each sample, but of all samples where statistics pool over them. */
    private static LayerSpec of(NormType type) {
        LayerSpec first = type == NormType.GROUP
                ? LayerSpec.group(2, SAMPLES, ELEMENTS, Shape.DYNAMIC)
                : LayerSpec.of(type, SAMPLES, ELEMENTS, Shape.DYNAMIC);
        return switch (type) {
            case LAYER, RMS, UNIT ->
                LayerSpec.of(type, SAMPLES, Shape.DYNAMIC, ELEMENTS)
                        .withAxes(1, 2)
                        .withAffine(Affine.SCALE_SHIFT, 0, 2)
                        .withUnitOffset();
            case BATCH, SYNC_BATCH -> first.withAffine(Affine.SCALE_SHIFT, 1);
            case INSTANCE, GROUP -> first.withAffine(Affine.SCALE_SHIFT, 0, 1);
        };
    }

    private static void compare(LayerHandle layer) {
        LayerSpec spec = layer.spec();
        int[] lengths = spec.channels().masked() ? LENGTHS : null;
        Random random = new Random(20261128);
        NormCall call = call(spec, random);
        DefinedLoss loss = new DefinedLoss(spec, call, lengths);
        while (!loss.isSmooth(spec)) {
            call = call(spec, random);
            loss = new DefinedLoss(spec, call, lengths);
        }
        NormResult result = lengths == null ? layer.run(call) : layer.run(call, lengths);
        ReferenceNorm.Inputs in = loss.inputs();
        compare(spec, "dx", result.dx(), loss.slopes(in.x()));
        compare(spec, "dscale", result.dgamma(), loss.slopes(in.gamma()));
        compare(spec, "dshift", result.dbeta(), loss.slopes(in.beta()));
        if (spec.residual() == Residual.BEFORE) {
            compare(spec, "dx as the residual's", result.dx(), loss.slopes(in.residual()));
        }
        if (spec.fused().backwardWritesResidualGradient()) {
            compare(spec, "dresidual", result.dresidual(), loss.slopes(in.residual()));
        }
        if (spec.fused().gatesResidual()) {
            compare(spec, "dresidualGate", result.dresidualGate(), loss.slopes(in.residualGate()));
        }
    }

    private static void compare(LayerSpec spec, String name, float[] gradient, double[] slopes) {
        assertThat(gradient).as("%s of %s", name, spec).hasSameSizeAs(slopes);
        for (int i = 0; i < slopes.length; i++) {
            assertThat((double) gradient[i])
                    .as("%s[%d] of %s", name, i, spec)
                    .isCloseTo(slopes[i], within(1e-5 * (1 + Math.abs(slopes[i]))));
        }
    }

    /** Plain numbers around 0, among which differences are exact enough. */
    private static NormCall call(LayerSpec spec, Random random) {
        int[] shape = spec.shapes().get(0).stream()
                .mapToInt(size -> size == Shape.DYNAMIC ? POSITIONS : size)
                .toArray();
        int elements = SAMPLES * POSITIONS * ELEMENTS;
        int parameters = new ReferenceNorm(spec, shape).parameters();
        boolean returnsSum = spec.fused().normalizesSum() && !spec.channels().masked();
        return new NormCall(
                shape,
                bell(random, elements),
                spec.residual() == Residual.NONE ? null : bell(random, elements),
                spec.fused().gatesResidual() ? bell(random, parameters) : null,
                null,
                bell(random, elements),
                returnsSum ? bell(random, elements) : null,
                bell(random, parameters),
                spec.hasBeta() ? bell(random, parameters) : null);
    }

    private static float[] bell(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
