package io.normforge.processor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Affine;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wrong arrays of a call that gives its scale and shift: refused by name and length, before anything is written. */
class ScaleArgumentsTest {

    private static final long SEED = 20261128L;
    private static final int WRONG_CALLS = 1000;

    /** Of two samples of three rows: all others have as many elements as x. */
    private static final int PARAMETERS = 8;

    private static final int ELEMENTS = 24;
    private static final List<String> FORWARD = List.of("x", "scale", "shift", "y");
    private static final List<String> BACKWARD = List.of("x", "scale", "dy", "dx", "dscale", "dshift");

    private static LayerHandle layer;

    private final float[] x = filled(ELEMENTS);
    private final float[] y = filled(ELEMENTS);
    private final float[] dy = filled(ELEMENTS);
    private final float[] dx = filled(ELEMENTS);
    private final float[] scale = filled(PARAMETERS);
    private final float[] gradients = filled(2 * PARAMETERS);

    @BeforeAll
    static void compile() {
        layer = LayerCompiler.plainOnly()
                .compile(List.of(LayerSpec.layer(-1, -1, 4).withAffine(Affine.SCALE_SHIFT, 0, 2)))
                .on(Kernel.PLAIN, 0);
    }

    @BeforeEach
    void forward() {
        call("forward", x, scale, scale, y, 2, 3);
    }

    @Test
    void lengthsFollowFromTheSizesAlongWhichScaleAndShiftVary() {
        float[] seven = filled(7);
        float[] nine = filled(9);
        refuses(() -> call("forward", x, seven, scale, y, 2, 3), "M0.Norm: scale has length 7, but 8 is needed");
        refuses(
                () -> call("forward", x, scale, nine, y, 2, 3),
                "M0.Norm: shift has length 9, but the sizes say 8; the form with offsets takes longer arrays");
        refuses(
                () -> call("backward", x, scale, dy, dx, scale.clone(), seven, 2, 3),
                "M0.Norm: dshift has length 7, but 8 is needed");
        refuses(
                () -> call("backward", x, 0, scale, 1, dy, 0, dx, 0, gradients, 0, gradients, 8, 2, 3),
                "scale has length 8, but 9 is needed (8 elements from offset 1)");
    }

    @Test
    void outputsTouchNeitherScaleNorShiftAndTheirGradientsNothing() {
        refuses(
                () -> call("forward", x, 0, y, 16, scale, 0, y, 0, 2, 3),
                "scale[16, 24) and y[0, 24) overlap in one array; they need ranges that do not touch");
        refuses(
                () -> call("backward", x, 0, scale, 0, dy, 0, dx, 0, gradients, 0, gradients, 7, 2, 3),
                "dscale[0, 8) and dshift[7, 15) overlap");
        refuses(
                () -> call("backward", x, 0, scale, 0, dy, 0, dx, 0, dx, 16, gradients, 0, 2, 3),
                "dx[0, 24) and dscale[16, 24) overlap");
        refuses(
                () -> call("backward", x, 0, scale, 0, dy, 0, dx, 0, gradients, 0, scale, 0, 2, 3),
                "scale[0, 8) and dshift[0, 8) overlap");
        refuses(
                () -> call("backward", x, 0, scale, 0, dy, 0, dx, 0, x, 0, gradients, 0, 2, 3),
                "x[0, 24) and dscale[0, 8) overlap");
    }

    @Test
    void partsOfOneArrayAndGradientsInPlaceAreAccepted() {
        assertThatCode(() -> {
                    call("forward", x, 0, gradients, 0, gradients, 8, x, 0, 2, 3);
                    call("backward", y, 0, scale, 0, dy, 0, dy, 0, gradients, 0, gradients, 8, 2, 3);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aThousandWrongCallsEachNameWhatIsWrongAndWriteNothing() {
        Random random = new Random(SEED);
        for (int i = 0; i < WRONG_CALLS; i++) {
            boolean forward = random.nextBoolean();
            List<String> names = forward ? FORWARD : BACKWARD;
            int wrong = random.nextInt(names.size());
            Object[] arguments = arguments(names, random);
            float[] array = (float[]) arguments[2 * wrong];
            int offset = (Integer) arguments[2 * wrong + 1];
            int needed = offset + length(names.get(wrong));
            switch (random.nextInt(3)) {
                case 0 -> arguments[2 * wrong] = null;
                case 1 -> arguments[2 * wrong + 1] = -1 - random.nextInt(9);
                default -> arguments[2 * wrong] = Arrays.copyOf(array, random.nextInt(needed));
            }
            float[][] before = copies(arguments);
            assertThatThrownBy(() -> call(forward ? "forward" : "backward", arguments))
                    .as("call %d, seed %d", i, SEED)
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining("M0.Norm: ")
                    .hasMessageMatching(".*\\b" + names.get(wrong) + "\\b.*");
            assertThat(copies(arguments)).as("call %d, seed %d", i, SEED).isDeepEqualTo(before);
        }
    }

    /** Each array with an offset of its own, then the sizes. */
    private static Object[] arguments(List<String> names, Random random) {
        Object[] arguments = new Object[2 * names.size() + 2];
        for (int i = 0; i < names.size(); i++) {
            int offset = random.nextInt(5);
            arguments[2 * i] = filled(offset + length(names.get(i)) + random.nextInt(3));
            arguments[2 * i + 1] = offset;
        }
        arguments[arguments.length - 2] = 2;
        arguments[arguments.length - 1] = 3;
        return arguments;
    }

    private static int length(String name) {
        return name.endsWith("scale") || name.endsWith("shift") ? PARAMETERS : ELEMENTS;
    }

    private static float[][] copies(Object... arguments) {
        return Stream.of(arguments)
                .filter(float[].class::isInstance)
                .map(array -> ((float[]) array).clone())
                .toArray(float[][]::new);
    }

    /** The call fails with these words, and all arrays are what they were. */
    private void refuses(ThrowingCallable call, String words) {
        float[][] before = copies(x, y, dy, dx, scale, gradients);
        assertThatThrownBy(call).isInstanceOf(RuntimeException.class).hasMessageContaining(words);
        assertThat(copies(x, y, dy, dx, scale, gradients)).isDeepEqualTo(before);
    }

    private static void call(String method, Object... arguments) {
        Class<?>[] types = Stream.of(arguments)
                .map(argument -> argument instanceof Integer ? int.class : float[].class)
                .toArray(Class<?>[]::new);
        layer.invoke(method, types, arguments);
    }

    private static float[] filled(int length) {
        float[] array = new float[length];
        for (int i = 0; i < length; i++) {
            array[i] = i % 5 + 1;
        }
        return array;
    }
}
