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
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.SegmentBridge;
import io.normforge.processor.testing.SegmentBridge.Place;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A residual's gate: the sum is one fused multiply-add an element, what follows is what a layer without a gate does of that sum, bit
 * for bit, and the gradients of residual and gate are those of the sum's, in the order of additions that all gradients have.
 */
class GatedResidualTest {

    private static final long SEED = 20261129L;

    private static final List<GatedCase> CASES = List.of(
            of(LayerSpec.layer(3, 70, 384).withUnitOffset(), Affine.SCALE_SHIFT, 0, 2),
            of(LayerSpec.layer(3, 21, 49), Affine.SCALE_SHIFT, 0, 2),
            of(LayerSpec.layer(70, 2, 6), Affine.SCALE_SHIFT, 0, 2),
            of(LayerSpec.layer(2, 9, 130), Affine.SCALE, 0, 1, 2),
            of(LayerSpec.layer(2, 3, 2, 5, 7).withAxes(3, 4), Affine.SCALE_SHIFT, 0, 3, 4),
            of(LayerSpec.rms(5, 12, 256).withActivation(Activation.SILU).withGate(), Affine.SCALE_SHIFT, 0, -1),
            of(LayerSpec.rms(5, 15, 64), Affine.SCALE, -1),
            of(LayerSpec.unit(17, 3, 33), Affine.SCALE, 1, -1),
            new GatedCase(adaLn(), 3, 70, 48),
            new GatedCase(
                    LayerSpec.layer(Shape.DYNAMIC, 9, Shape.DYNAMIC).withAffine(Affine.SCALE_SHIFT, 0, -1), 2, 9, 101));

    private static final List<String> OUTPUTS =
            List.of("sum", "y", "dx", "dresidual", "dresidualGate", "dscale", "dshift");

    private static final int ADA_LN = CASES.size() - 2;

    private static CompiledLayers compiled;

    private static LayerSpec adaLn() {
        return LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 48)
                .withAffine(Affine.SCALE_SHIFT, 0, -1)
                .withUnitOffset();
    }

    private static GatedCase of(LayerSpec spec, Affine affine, int... axes) {
        int[] shape = spec.shapes().get(0).stream().mapToInt(i -> i).toArray();
        return new GatedCase(spec.withAffine(affine, axes), shape);
    }

    @BeforeAll
    static void compile() {
        Stream<LayerSpec> ungated = CASES.stream().map(each -> each.spec().withResidual(Residual.BEFORE));
        compiled = compiler().compile(Stream.concat(gated(), ungated).toList());
    }

    private static LayerCompiler compiler() {
        return LayerCompiler.plainAndVector();
    }

    private static Stream<LayerSpec> gated() {
        return CASES.stream().map(each -> each.spec().withResidual(Residual.GATED));
    }

    static Stream<Integer> indexes() {
        return IntStream.range(0, CASES.size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void isTheNormOfTheSumAndItsGradients(int index) {
        for (Kernel kernel : Kernel.all()) {
            GatedCall call = new GatedCall(CASES.get(index), SEED + index);
            call.run(compiled.on(kernel, index));

            assertThat(call.of("sum")).as("%s on %s", call.spec, kernel).isEqualTo(call.expectedSum());
            NormResult ofSum = compiled.on(kernel, CASES.size() + index).run(call.withoutGate());
            assertThat(call.of("y")).as("y of %s on %s", call.spec, kernel).isEqualTo(ofSum.y());
            assertThat(call.of("dx")).as("dx of %s on %s", call.spec, kernel).isEqualTo(ofSum.dx());
            assertThat(call.of("dscale")).isEqualTo(ofSum.dgamma());
            assertThat(call.of("dresidual")).isEqualTo(call.expectedResidualGradient());
            assertThat(call.of("dresidualGate"))
                    .as("dresidualGate of %s on %s", call.spec, kernel)
                    .isEqualTo(call.expectedGateGradient());
        }
    }

    @Test
    void segmentsHaveTheBitsOfArrays() {
        assumeTrue(SegmentBridge.isPossible(), "memory segments are there from JDK 22 on");
        CompiledLayers onSegments = compiler().onSegments().compile(gated().toList());
        SegmentBridge bridge = SegmentBridge.forThisJvm();
        for (Kernel kernel : Kernel.all()) {
            for (int index = 0; index < CASES.size(); index++) {
                GatedCall onArrays = new GatedCall(CASES.get(index), SEED);
                onArrays.run(onSegments.on(kernel, index));
                for (Place place : List.of(Place.NATIVE, Place.FLOATS, Place.MIXED)) {
                    GatedCall call = new GatedCall(CASES.get(index), SEED);
                    call.run(onSegments.on(kernel, index), bridge, place);
                    for (String output : OUTPUTS) {
                        assertThat(call.of(output))
                                .as("%s of %s on %s, %s", output, call.spec, kernel, place)
                                .isEqualTo(onArrays.of(output));
                    }
                }
            }
        }
    }

    @Test
    void theResidualsGradientMayLieOverTheResidual() {
        for (Kernel kernel : Kernel.all()) {
            GatedCall apart = new GatedCall(CASES.get(0), SEED);
            apart.run(compiled.on(kernel, 0));
            GatedCall inPlace = new GatedCall(CASES.get(0), SEED).withOver("dresidual", "residual");
            inPlace.run(compiled.on(kernel, 0));
            assertThat(inPlace.of("dresidual")).isEqualTo(apart.of("dresidual"));
            assertThat(inPlace.of("dresidualGate")).isEqualTo(apart.of("dresidualGate"));
        }
    }

    @Test
    void noOutputLiesOverTheGateNorDxOverTheResidual() {
        GatedCall overGate = new GatedCall(CASES.get(ADA_LN), SEED).withOver("residualGate", "y");
        assertThatThrownBy(() -> overGate.run(compiled.on(Kernel.PLAIN, ADA_LN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("residualGate");
        GatedCall overResidual = new GatedCall(CASES.get(ADA_LN), SEED).withOver("dx", "residual");
        assertThatThrownBy(() -> overResidual.run(compiled.on(Kernel.PLAIN, ADA_LN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("residual");
    }

    @Test
    void workersHaveTheBitsOfTheCallerAlone() {
        GatedCase large = new GatedCase(adaLn(), 9, 300, 48);
        for (Kernel kernel : Kernel.all()) {
            LayerHandle layer = compiled.on(kernel, ADA_LN);
            GatedCall alone = new GatedCall(large, SEED);
            alone.run(layer);
            layer.layer().workers(Workers.of(3));
            GatedCall shared = new GatedCall(large, SEED);
            shared.run(layer);
            layer.layer().workers(Workers.none());
            for (String output : OUTPUTS) {
                assertThat(shared.of(output)).as("%s on %s", output, kernel).isEqualTo(alone.of(output));
            }
        }
    }
}
