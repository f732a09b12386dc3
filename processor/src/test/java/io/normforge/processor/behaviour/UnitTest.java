package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** UNIT divides by the length of x, or by ε where that is larger. */
class UnitTest {

    private static final LayerSpec PAIRS = LayerSpec.unit(Shape.DYNAMIC, 2).withEpsilon(5);
    private static final int LENGTH = 100;
    private static final int COLUMNS = 40;
    private static final List<LayerSpec> LONG = List.of(
            LayerSpec.unit(Shape.DYNAMIC, LENGTH),
            LayerSpec.unit(Shape.DYNAMIC, Shape.DYNAMIC),
            LayerSpec.unit(LENGTH, 1, Shape.DYNAMIC).withAxes(0),
            LayerSpec.unit(LENGTH, Shape.DYNAMIC, COLUMNS).withAxes(0));
    private static final List<LayerSpec> ALL = List.of(
            PAIRS,
            LONG.get(0),
            LONG.get(1),
            LONG.get(2),
            LONG.get(3),
            LONG.get(0).withEpsilon(Float.MIN_VALUE),
            LONG.get(3).withEpsilon(Float.MIN_VALUE));

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector().compile(ALL);
    }

    static List<Kernel> kernels() {
        return Kernel.all();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theLengthIsOneWhateverItWas(Kernel kernel) {
        for (LayerSpec spec : LONG) {
            for (float size : new float[] {1e-10f, 0.02f, 1, 1e15f, 1e19f, 3e38f}) {
                assertLengthIsOne(run(kernel, spec, size));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theLengthOfTheSmallestNumbersIsOneIfEpsilonAllows(Kernel kernel) {
        for (LayerSpec spec : ALL.subList(5, 7)) {
            for (float size : new float[] {1e-42f, 1e-38f, 1e-25f, 1e-16f}) {
                assertLengthIsOne(run(kernel, spec, size));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void noLengthStaysNone(Kernel kernel) {
        for (LayerSpec spec : LONG) {
            NormResult result = run(kernel, spec, 0);
            assertThat(result.y()).containsOnly(0f);
            int columns = result.y().length / LENGTH;
            for (int i = 0; i < result.y().length; i++) {
                assertThat(result.dx()[i]).isEqualTo(i / columns * (1 / 1e-12f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void upToEpsilonItIsAProductWithAConstant(Kernel kernel) {
        float[] x = {3, 4, 0.3f, 0.4f, 0, 0};
        float[] dy = {5, -10, 20, 1, 2, 3};
        NormResult result = compiled.on(kernel, 0).run(call(new int[] {3, 2}, x, dy));
        assertThat(result.y()).containsExactly(new float[] {0.6f, 0.8f, 0.06f, 0.08f, 0, 0}, Offset.offset(1e-7f));
        assertThat(result.dx()).containsExactly(new float[] {1, -2, 4, 0.2f, 0.4f, 0.6f}, Offset.offset(1e-6f));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aboveEpsilonTheGradientHasNoPartAlongX(Kernel kernel) {
        NormResult result = compiled.on(kernel, 0).run(call(new int[] {1, 2}, new float[] {6, 8}, new float[] {10, 5}));
        assertThat(result.y()).containsExactly(new float[] {0.6f, 0.8f}, Offset.offset(1e-7f));
        // dy = 10 x̂ + 5 (0.8, −0.6)
        assertThat(result.dx()).containsExactly(new float[] {0.4f, -0.3f}, Offset.offset(1e-6f));
    }

    private static void assertLengthIsOne(NormResult result) {
        double squares = 0;
        for (float y : result.y()) {
            squares += (double) y * y;
        }
        assertThat(Math.sqrt(squares / (result.y().length / LENGTH))).isCloseTo(1, Offset.offset(0x1p-21));
    }

    /** Numbers of about a size, and the gradients 0, 1, 2, …: as a row, or in each of several columns. */
    private static NormResult run(Kernel kernel, LayerSpec spec, float size) {
        int columns = spec.rank() == 2 ? 1 : COLUMNS;
        Random random = new Random(5);
        float[] x = new float[LENGTH * columns];
        float[] dy = new float[LENGTH * columns];
        for (int i = 0; i < LENGTH; i++) {
            Arrays.fill(x, i * columns, (i + 1) * columns, size * (0.5f + random.nextFloat() / 2));
            Arrays.fill(dy, i * columns, (i + 1) * columns, i);
        }
        int[] shape = columns == 1 ? new int[] {1, LENGTH} : new int[] {LENGTH, 1, columns};
        return compiled.on(kernel, ALL.indexOf(spec)).run(call(shape, x, dy));
    }

    private static NormCall call(int[] shape, float[] x, float[] dy) {
        return new NormCall(shape, x, null, null, dy, null, null, null);
    }
}
