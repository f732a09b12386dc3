package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A refused range is described by the array's name, its length and the length needed. */
class RangesTest {

    private final float[] data = new float[10];

    @Test
    void tooShortAnArrayIsNamedWithItsLengthAndTheLengthNeeded() {
        assertThatThrownBy(() -> Ranges.inside("Model.Norm", "x", data, 4, 7))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Model.Norm: x has length 10, but 11 is needed (7 elements from offset 4)");
    }

    @Test
    void anOffsetThatOverflowsWithTheLengthIsDescribedInFull() {
        assertThatThrownBy(() -> Ranges.inside("Model.Norm", "x", data, Integer.MAX_VALUE, 7))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("but 2147483654 is needed");
    }

    @Test
    void aNegativeOffsetIsNamed() {
        assertThatThrownBy(() -> Ranges.inside("Model.Norm", "dy", data, -1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Model.Norm: the offset of dy is -1, below 0");
    }

    @Test
    void aMissingArrayIsNamed() {
        assertThatThrownBy(() -> Ranges.inside("Model.Norm", "y", null, 0, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("Model.Norm: y is null");
    }

    @Test
    void anArrayThatIsLongerThanTheSizesSayIsNamedWithBothLengths() {
        String advice = "; the form with offsets takes longer arrays";
        assertThatThrownBy(() -> Ranges.noLonger("Model.Norm", "x", data, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: x has length 10, but the sizes say 9" + advice);
        assertThatThrownBy(() -> Ranges.noLonger("Model.Norm", "lengths", new int[3], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: lengths has length 3, but the sizes say 2" + advice);
        assertThatThrownBy(() -> Ranges.noLonger("Model.Norm", "valid", new boolean[3], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: valid has length 3, but the sizes say 0" + advice);
    }

    /** The check behind it knows offsets too, and says more. */
    @Test
    void aShorterOrMissingArrayIsLeftToTheNextCheck() {
        assertThatCode(() -> {
                    Ranges.noLonger("L", "x", data, 10);
                    Ranges.noLonger("L", "x", data, 11);
                    Ranges.noLonger("L", "lengths", new int[3], 3);
                    Ranges.noLonger("L", "valid", new boolean[3], 3);
                    Ranges.noLonger("L", "x", (float[]) null, 1);
                    Ranges.noLonger("L", "lengths", (int[]) null, 1);
                    Ranges.noLonger("L", "valid", (boolean[]) null, 1);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void rangesThatFillOrLeaveRoomAreInside() {
        assertThatCode(() -> {
                    Ranges.inside("L", "x", data, 0, 10);
                    Ranges.inside("L", "x", data, 10, 0);
                    Ranges.inside("L", "x", data, 3, 2);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void inPlaceAndApartAreAccepted() {
        assertThatCode(() -> {
                    Ranges.sameOrApart("L", "x", data, 2, "y", data, 2, 4);
                    Ranges.sameOrApart("L", "x", data, 0, "y", data, 4, 4);
                    Ranges.sameOrApart("L", "x", data, 4, "y", data, 0, 4);
                    Ranges.sameOrApart("L", "x", data, 0, "y", new float[10], 1, 4);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void partOverlapIsRefusedOnBothSides() {
        assertThatThrownBy(() -> Ranges.sameOrApart("Model.Norm", "x", data, 0, "y", data, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: x[0, 4) and y[3, 7) overlap in one array; give both the same offset to work in"
                        + " place, or ranges that do not touch");
        assertThatThrownBy(() -> Ranges.sameOrApart("Model.Norm", "x", data, 3, "y", data, 0, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoOutputsMayNotEvenBeTheSame() {
        assertThatThrownBy(() -> Ranges.apart("Model.Norm", "sum", data, 2, "y", data, 2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Model.Norm: sum[2, 6) and y[2, 6) overlap in one array; they need ranges that do not touch");
        assertThatCode(() -> Ranges.apart("Model.Norm", "sum", data, 0, "y", data, 4, 4))
                .doesNotThrowAnyException();
    }

    @Test
    void theLayersOwnArraysAreNoOutputs() {
        float[] none = {};
        assertThatThrownBy(() -> Ranges.notOwned("Model.Norm", "y", data, "parameters", none, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: y is the layer's own array of parameters; pass another");
        assertThatThrownBy(() -> Ranges.notOwned("Model.Norm", "y", data, "parameters", data, none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> Ranges.notOwned("Model.Norm", "y", none, "parameters", none, none))
                .doesNotThrowAnyException();
    }
}
