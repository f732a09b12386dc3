package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.normforge.processor.testing.RandomCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    /** A layer and the shape of a call. */
    private record Case(LayerSpec spec, List<Integer> sizes) {

        Case(LayerSpec spec, int... sizes) {
            this(spec, IntStream.of(sizes).boxed().toList());
        }

        int[] shape() {
            return sizes.stream().mapToInt(i -> i).toArray();
        }

        int elements() {
            return Arrays.stream(shape()).reduce(1, (left, right) -> left * right);
        }

        /** Which scale, shift and gate an element has. */
        int parameterOf(int element) {
            int parameter = 0;
            int stride = 1;
            int rest = element;
            for (int axis = shape().length - 1; axis >= 0; axis--) {
                if (spec.parameterAxes().contains(axis)) {
                    parameter += rest % sizes.get(axis) * stride;
                    stride *= sizes.get(axis);
                }
                rest /= sizes.get(axis);
            }
            return parameter;
        }
    }

    private static final List<Case> CASES = List.of(
            of(LayerSpec.layer(3, 70, 384).withUnitOffset(), Affine.SCALE_SHIFT, 0, 2),
            of(LayerSpec.layer(3, 21, 49), Affine.SCALE_SHIFT, 0, 2),
            of(LayerSpec.layer(70, 2, 6), Affine.SCALE_SHIFT, 0, 2),
            of(LayerSpec.layer(2, 9, 130), Affine.SCALE, 0, 1, 2),
            of(LayerSpec.layer(2, 3, 2, 5, 7).withAxes(3, 4), Affine.SCALE_SHIFT, 0, 3, 4),
            of(LayerSpec.rms(5, 12, 256).withActivation(Activation.SILU).withGate(), Affine.SCALE_SHIFT, 0, -1),
            of(LayerSpec.rms(5, 15, 64), Affine.SCALE, -1),
            of(LayerSpec.unit(17, 3, 33), Affine.SCALE, 1, -1),
            new Case(adaLn(), 3, 70, 48),
            new Case(
                    LayerSpec.layer(Shape.DYNAMIC, 9, Shape.DYNAMIC).withAffine(Affine.SCALE_SHIFT, 0, -1), 2, 9, 101));

    private static final int ADA_LN = CASES.size() - 2;

    private static CompiledLayers compiled;

    private static LayerSpec adaLn() {
        return LayerSpec.layer(Shape.DYNAMIC, Shape.DYNAMIC, 48)
                .withAffine(Affine.SCALE_SHIFT, 0, -1)
                .withUnitOffset();
    }

    private static Case of(LayerSpec spec, Affine affine, int... axes) {
        int[] shape = spec.shapes().get(0).stream().mapToInt(i -> i).toArray();
        return new Case(spec.withAffine(affine, axes), shape);
    }

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector()
                .compile(Stream.concat(
                                CASES.stream().map(each -> each.spec().withResidual(Residual.GATED)),
                                CASES.stream().map(each -> each.spec().withResidual(Residual.BEFORE)))
                        .toList());
    }

    static Stream<Integer> indexes() {
        return IntStream.range(0, CASES.size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void isTheNormOfTheSumAndItsGradients(int index) {
        for (Kernel kernel : Kernel.all()) {
            Call call = new Call(CASES.get(index), SEED + index);
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
    void theResidualsGradientMayLieOverTheResidual() {
        for (Kernel kernel : Kernel.all()) {
            Call apart = new Call(CASES.get(0), SEED);
            apart.run(compiled.on(kernel, 0));
            Call inPlace = new Call(CASES.get(0), SEED);
            inPlace.arrays.put("dresidual", inPlace.arrays.get("residual"));
            inPlace.run(compiled.on(kernel, 0));
            assertThat(inPlace.of("dresidual")).isEqualTo(apart.of("dresidual"));
            assertThat(inPlace.of("dresidualGate")).isEqualTo(apart.of("dresidualGate"));
        }
    }

    @Test
    void noOutputLiesOverTheGateNorDxOverTheResidual() {
        Call overGate = new Call(CASES.get(ADA_LN), SEED);
        overGate.arrays.put("residualGate", overGate.arrays.get("y"));
        assertThatThrownBy(() -> overGate.run(compiled.on(Kernel.PLAIN, ADA_LN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("residualGate");
        Call overResidual = new Call(CASES.get(ADA_LN), SEED);
        overResidual.arrays.put("dx", overResidual.arrays.get("residual"));
        assertThatThrownBy(() -> overResidual.run(compiled.on(Kernel.PLAIN, ADA_LN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("residual");
    }

    @Test
    void workersHaveTheBitsOfTheCallerAlone() {
        Case large = new Case(adaLn(), 9, 300, 48);
        for (Kernel kernel : Kernel.all()) {
            LayerHandle layer = compiled.on(kernel, ADA_LN);
            Call alone = new Call(large, SEED);
            alone.run(layer);
            layer.layer().workers(Workers.of(3));
            Call shared = new Call(large, SEED);
            shared.run(layer);
            layer.layer().workers(Workers.none());
            for (String output : List.of("sum", "y", "dx", "dresidual", "dresidualGate", "dscale", "dshift")) {
                assertThat(shared.of(output)).as("%s on %s", output, kernel).isEqualTo(alone.of(output));
            }
        }
    }

    /** Part of an array that goes into a call. */
    private static final class Part {

        private final float[] array;
        private final int offset;
        private final int length;

        Part(float[] content, int offset) {
            this.offset = offset;
            length = content.length;
            array = new float[offset + length + 3];
            System.arraycopy(content, 0, array, offset, length);
        }

        float[] content() {
            return Arrays.copyOfRange(array, offset, offset + length);
        }
    }

    /** The arrays of a call by their names; each starts at an offset of its own. */
    private static final class Call {

        private final Case of;
        private final LayerSpec spec;
        private final NormCall inputs;
        private final int elements;
        private final Map<String, Part> arrays = new LinkedHashMap<>();

        Call(Case of, long seed) {
            this.of = of;
            Random random = new Random(seed);
            spec = of.spec();
            inputs = new RandomCalls(random).next(spec.withResidual(Residual.BEFORE), of.shape());
            elements = of.elements();
            int parameters = inputs.gamma().length;
            put("x", inputs.x());
            put("residual", inputs.residual());
            put("gate", spec.gate() ? inputs.gate() : new float[0]);
            float[] gate = new float[parameters];
            for (int i = 0; i < parameters; i++) {
                gate[i] = (float) random.nextGaussian();
            }
            put("residualGate", gate);
            put("scale", inputs.gamma());
            put("shift", spec.hasBeta() ? inputs.beta() : new float[0]);
            put("dy", inputs.dy());
            put("dsum", inputs.dsum());
            for (String output : List.of("sum", "y", "dx", "dgate", "dresidual")) {
                put(output, new float[elements]);
            }
            for (String output : List.of("dresidualGate", "dscale", "dshift")) {
                put(output, new float[parameters]);
            }
        }

        private void put(String name, float[] content) {
            arrays.put(name, new Part(content, arrays.size() % 7));
        }

        float[] of(String name) {
            return arrays.get(name).content();
        }

        void run(LayerHandle layer) {
            List<String> shift = spec.hasBeta() ? List.of("shift") : List.of();
            List<String> shiftRead = spec.backwardReadsShift() ? List.of("shift") : List.of();
            List<String> gate = spec.gate() ? List.of("gate") : List.of();
            call(
                    layer,
                    "forwardSum",
                    List.of(
                            List.of("x", "residual"),
                            gate,
                            List.of("residualGate", "scale"),
                            shift,
                            List.of("sum", "y")));
            call(
                    layer,
                    "backwardSum",
                    List.of(
                            List.of("sum", "residual"),
                            gate,
                            List.of("residualGate", "scale"),
                            shiftRead,
                            List.of("dy", "dsum", "dx"),
                            spec.gate() ? List.of("dgate") : List.of(),
                            List.of("dresidual", "dresidualGate", "dscale"),
                            spec.hasBeta() ? List.of("dshift") : List.of()));
        }

        private void call(LayerHandle layer, String method, List<List<String>> names) {
            List<Class<?>> types = new ArrayList<>();
            List<Object> arguments = new ArrayList<>();
            for (String name : names.stream().flatMap(List::stream).toList()) {
                types.addAll(List.of(float[].class, int.class));
                arguments.addAll(List.of(arrays.get(name).array, arrays.get(name).offset));
            }
            for (int size : layer.spec().sizeArguments(of.shape())) {
                types.add(int.class);
                arguments.add(size);
            }
            layer.invoke(method, types.toArray(Class<?>[]::new), arguments.toArray());
        }

        float[] expectedSum() {
            float[] sum = new float[elements];
            for (int i = 0; i < elements; i++) {
                sum[i] = Math.fma(inputs.residual()[i], of("residualGate")[of.parameterOf(i)], inputs.x()[i]);
            }
            return sum;
        }

        /** The same layer's call without a gate, of that sum; x + −0 is x, whatever x is. */
        NormCall withoutGate() {
            float[] nothing = new float[elements];
            Arrays.fill(nothing, -0f);
            return new NormCall(
                    of.shape(),
                    expectedSum(),
                    nothing,
                    inputs.gate(),
                    inputs.dy(),
                    inputs.dsum(),
                    inputs.gamma(),
                    inputs.beta());
        }

        float[] expectedResidualGradient() {
            float[] expected = of("dx");
            float[] gate = of("residualGate");
            for (int i = 0; i < elements; i++) {
                expected[i] *= gate[of.parameterOf(i)];
            }
            return expected;
        }

        /** Eight rows to a block in float, eight blocks to a piece and pieces to the sum in double. */
        float[] expectedGateGradient() {
            int parameters = inputs.gamma().length;
            float[] block = new float[parameters];
            double[] piece = new double[parameters];
            double[] sum = new double[parameters];
            int[] rows = new int[parameters];
            float[] dx = of("dx");
            for (int i = 0; i < elements; i++) {
                int at = of.parameterOf(i);
                block[at] = Math.fma(dx[i], inputs.residual()[i], block[at]);
                rows[at]++;
                if (rows[at] % 8 == 0) {
                    piece[at] += block[at];
                    block[at] = 0;
                }
                if (rows[at] % 64 == 0) {
                    sum[at] += piece[at];
                    piece[at] = 0;
                }
            }
            float[] expected = new float[parameters];
            for (int at = 0; at < parameters; at++) {
                expected[at] = (float) (sum[at] + (piece[at] + block[at]));
            }
            return expected;
        }
    }
}
