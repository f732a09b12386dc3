package io.normforge.processor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.NormLayer;
import io.normforge.Residual;
import io.normforge.SavedStatistics;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong call says which array is wrong, how long it is and how long it must be, and has changed nothing. */
class ArgumentChecksTest {

    private static final int ROWS = 3;
    private static final int ELEMENTS = ROWS * 4;

    private static List<LayerHandle> layers;

    private final float[] x = filled(1f);
    private final float[] residual = filled(2f);
    private final float[] sum = filled(3f);
    private final float[] y = filled(4f);
    private final float[] dy = filled(5f);
    private final float[] dsum = filled(6f);
    private final float[] dx = filled(7f);
    private final float[] tooShort = new float[ELEMENTS - 1];
    private final float[] tooLong = new float[ELEMENTS + 1];

    private LayerHandle plain;
    private LayerHandle before;
    private LayerHandle shapes;
    private LayerHandle constant;
    private LayerHandle images;

    @BeforeAll
    static void compile() {
        layers = LayerCompiler.plainOnly()
                .compile(List.of(
                        LayerSpec.layer(-1, 4),
                        LayerSpec.layer(-1, 4).withResidual(Residual.BEFORE),
                        LayerSpec.rms(2, 4).orShape(6, 4),
                        LayerSpec.layer(ROWS, 4),
                        LayerSpec.batch(-1, 5, 4, 4)))
                .on(Kernel.PLAIN);
    }

    @BeforeEach
    void callOnce() {
        plain = layers.get(0);
        before = layers.get(1);
        shapes = layers.get(2);
        constant = layers.get(3);
        images = layers.get(4);
        call(plain, "forward", x, y, ROWS);
        call(plain, "backward", x, dy, dx, ROWS);
        call(before, "forwardSum", x, residual, sum, y, ROWS);
        call(before, "backwardSum", sum, dy, dsum, dx, ROWS);
    }

    @Test
    void everyArrayIsNamedWithItsLengthAndTheLengthNeeded() {
        refuses(plain, () -> call(plain, "forward", tooShort, y, ROWS), "M0.Norm: x has length 11, but 12 is needed");
        refuses(plain, () -> call(plain, "forward", x, tooShort, ROWS), "M0.Norm: y has length 11, but 12 is needed");
        refuses(plain, () -> call(plain, "backward", x, tooShort, dx, ROWS), "dy has length 11, but 12 is needed");
        refuses(plain, () -> call(plain, "backward", x, dy, tooShort, ROWS), "dx has length 11, but 12 is needed");
        refuses(
                before,
                () -> call(before, "forward", x, tooShort, y, ROWS),
                "residual has length 11, but 12 is needed");
        refuses(
                before,
                () -> call(before, "forwardSum", x, residual, tooShort, y, ROWS),
                "sum has length 11, but 12 is needed");
        refuses(
                before,
                () -> call(before, "backwardSum", sum, dy, tooShort, dx, ROWS),
                "dsum has length 11, but 12 is needed");
    }

    @Test
    void anArrayThatIsLongerThanTheSizesSayIsRefusedWhereThereAreNoOffsets() {
        String than = " has length 13, but the sizes say 12; the form with offsets takes longer arrays";
        refuses(plain, () -> call(plain, "forward", tooLong, y, ROWS), "M0.Norm: x" + than);
        refuses(plain, () -> call(plain, "forward", x, tooLong, ROWS), "M0.Norm: y" + than);
        refuses(plain, () -> call(plain, "forward", x, tooLong), "M0.Norm: y" + than);
        refuses(plain, () -> call(plain, "backward", tooLong, dy, dx, ROWS), "M0.Norm: x" + than);
        refuses(plain, () -> call(plain, "backward", x, tooLong, dx, ROWS), "M0.Norm: dy" + than);
        refuses(plain, () -> call(plain, "backward", x, dy, tooLong), "M0.Norm: dx" + than);
        refuses(before, () -> call(before, "forward", x, tooLong, y), "M1.Norm: residual" + than);
        refuses(before, () -> call(before, "forwardSum", x, residual, tooLong, y), "M1.Norm: sum" + than);
        refuses(before, () -> call(before, "backwardSum", sum, dy, tooLong, dx), "M1.Norm: dsum" + than);
        refuses(shapes, () -> call(shapes, "forward", x, y, 2), "M2.Norm: x has length 12, but the sizes say 8;");
        refuses(constant, () -> call(constant, "forward", x, tooLong), "M3.Norm: y" + than);
        refuses(constant, () -> call(constant, "backward", x, tooLong, dx), "M3.Norm: dy" + than);
    }

    /** Two samples of six channels are no two samples of five, of which they would be the first elements. */
    @Test
    void aBatchOfOtherChannelsIsRefusedByItsLength() {
        refuses(
                images,
                () -> call(images, "forward", new float[2 * 6 * 16], new float[2 * 5 * 16], 2),
                "M4.Norm: x has length 192, but the sizes say 160;");
    }

    @Test
    void longerArraysAreAcceptedWithOffsets() {
        assertThatCode(() -> {
                    call(plain, "forward", tooLong, 0, y, 0, ROWS);
                    call(plain, "backward", tooLong, 0, tooLong, 1, dx, 0, ROWS);
                    call(constant, "forward", tooLong, 1, y, 0);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void offsetsCount() {
        refuses(
                plain,
                () -> call(plain, "forward", x, 0, y, 5, 2),
                "M0.Norm: y has length 12, but 13 is needed (8 elements from offset 5)");
        refuses(plain, () -> call(plain, "forward", x, -1, y, 0, 2), "M0.Norm: the offset of x is -1, below 0");
    }

    @Test
    void sizesThatFitNothingAreRefused() {
        refuses(plain, () -> call(plain, "forward", x, y, -1), "M0.Norm: size0 is -1; a size is 0 or more");
        refuses(
                plain,
                () -> call(plain, "forward", x, y, 1 << 30),
                "4294967296 elements are more than the 2147418112 of a call");
        refuses(
                plain,
                () -> call(plain, "forward", tooShort, y),
                "M0.Norm: x has length 11, which is no multiple of 4 and so gives no size0 for the shape [size0, 4]");
        refuses(
                shapes,
                () -> call(shapes, "forward", x, y, 3),
                "M2.Norm has no kernel for sizes [3]; it is declared for [2, 4] and [6, 4]");
    }

    @Test
    void overlapsInPartAreRefused() {
        refuses(plain, () -> call(plain, "forward", x, 0, x, 2, 2), "x[0, 8) and y[2, 10) overlap in one array");
        refuses(plain, () -> call(plain, "backward", x, 0, dy, 4, dy, 0, 2), "dy[4, 12) and dx[0, 8) overlap");
        refuses(
                before,
                () -> call(before, "forwardSum", x, 0, residual, 0, y, 0, y, 0, 2),
                "sum[0, 8) and y[0, 8) overlap in one array; they need ranges that do not touch");
    }

    @Test
    void theLayersOwnArraysAreNoOutputs() {
        float[] gamma = plain.layer().parameters().gamma();
        refuses(
                plain,
                () -> call(plain, "forward", x, 0, gamma, 0, 1),
                "M0.Norm: y is the layer's own array of parameters");
        float[] dGamma = plain.layer().gradients().gamma();
        refuses(plain, () -> call(plain, "backward", x, dy, dGamma, ROWS), "dx has length 4, but 12 is needed");
    }

    @Test
    void whatTheLayerKeptIsNoOutputEither() {
        call(plain, "forward", x, y, ROWS);
        SavedStatistics saved = plain.layer().savedStatistics();
        Stream.of(saved.mean(), saved.remainder(), saved.rstd())
                .forEach(kept -> refuses(
                        plain,
                        () -> call(plain, "forward", new float[0], 0, kept, 0, 0),
                        "y is the layer's own array of saved statistics"));
    }

    @Test
    void inPlaceAndApartAreAccepted() {
        assertThatCode(() -> {
                    call(plain, "forward", x, 4, x, 4, 2);
                    call(plain, "backward", y, 0, dy, 0, dy, 0, 2);
                    call(plain, "forward", x, 0, x, 8, 1);
                    call(before, "forward", x, residual, residual, ROWS);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void backwardOverOtherSizesThanForwardIsRefused() {
        refuses(
                plain,
                () -> call(plain, "backward", x, 0, dy, 0, dx, 0, 2),
                "does not belong to the last forward call in TRAIN");
    }

    /** The call fails with these words, and outputs, statistics and gradients are what they were. */
    private void refuses(LayerHandle layer, ThrowingCallable call, String words) {
        List<float[]> state = state(layer.layer());
        List<float[]> copies = state.stream().map(float[]::clone).toList();
        int count = layer.layer().savedStatistics().count();
        assertThatThrownBy(call).isInstanceOf(RuntimeException.class).hasMessageContaining(words);
        for (int i = 0; i < state.size(); i++) {
            assertThat(state.get(i)).isEqualTo(copies.get(i));
        }
        assertThat(state(layer.layer()))
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .isEqualTo(state);
        assertThat(layer.layer().savedStatistics().count()).isEqualTo(count);
    }

    private List<float[]> state(NormLayer layer) {
        return List.of(
                x,
                residual,
                sum,
                y,
                dy,
                dsum,
                dx,
                layer.savedStatistics().mean(),
                layer.savedStatistics().remainder(),
                layer.savedStatistics().rstd(),
                layer.parameters().gamma(),
                layer.parameters().beta(),
                layer.gradients().gamma(),
                layer.gradients().beta());
    }

    private static void call(LayerHandle layer, String method, Object... arguments) {
        Class<?>[] types = Stream.of(arguments)
                .map(argument -> argument instanceof Integer ? int.class : float[].class)
                .toArray(Class<?>[]::new);
        layer.invoke(method, types, arguments);
    }

    private static float[] filled(float value) {
        float[] array = new float[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            array[i] = value + i;
        }
        return array;
    }
}
