package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExtentTest {

    @Test
    void aSizeMayBeZeroButNotNegative() {
        assertThat(Extent.size("Model.Norm", "size0", 0)).isZero();
        assertThatThrownBy(() -> Extent.size("Model.Norm", "size0", -3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: size0 is -3; a size is 0 or more");
    }

    @Test
    void aSizeLeavesRoomForAStepAhead() {
        assertThat(Extent.size("Model.Norm", "size0", 2147418112)).isEqualTo(2147418112);
        assertThatThrownBy(() -> Extent.size("Model.Norm", "size0", 2147418113))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: size0 is 2147418113, more than the 2147418112 elements of a call");
    }

    @Test
    void aProductIsAsLargeAsASize() {
        assertThat(Extent.product("Model.Norm", 2147418112, 1)).isEqualTo(2147418112);
        assertThatThrownBy(() -> Extent.product("Model.Norm", Integer.MAX_VALUE, Integer.MAX_VALUE))
                .hasMessageContaining("4611686014132420609 elements");
        assertThatThrownBy(() -> Extent.product("Model.Norm", 65536, 32768))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: sizes that make 2147483648 elements are more than the 2147418112 of a call");
    }

    @Test
    void aLengthTellsTheSizeThatWasLeftOut() {
        assertThat(Extent.sizeFromLength("Model.Norm", "size0", "[size0, 4]", "x", new float[12], 4))
                .isEqualTo(3);
        assertThatThrownBy(() -> Extent.sizeFromLength("Model.Norm", "size0", "[size0, 4]", "x", new float[13], 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Model.Norm: x has length 13, which is no multiple of 4 and so gives no size0 for the shape"
                        + " [size0, 4]; the form with offsets takes longer arrays");
        assertThatThrownBy(() -> Extent.sizeFromLength("Model.Norm", "size0", "[size0, 4]", "x", null, 4))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("Model.Norm: x is null");
    }

    @Test
    void sizesThatFitNoShapeAreShownBesideThoseThatDo() {
        assertThat(Extent.noSuchShape("Model.Norm", "[2, 5]", "[size0, 4] and [size0, 8]"))
                .hasMessage("Model.Norm has no kernel for sizes [2, 5]; it is declared for [size0, 4] and [size0, 8]");
    }
}
