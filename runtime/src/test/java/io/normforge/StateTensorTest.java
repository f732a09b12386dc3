package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateTensorTest {

    @Test
    void itSharesNoArrayWithItsCaller() {
        float[] floats = {1f, 2f};
        long[] longs = {3, 4};
        StateTensor ofFloats = StateTensor.of(floats, 2);
        StateTensor ofLongs = StateTensor.of(longs, 2);
        floats[0] = 9f;
        longs[0] = 9;
        ofFloats.floats()[1] = 9f;
        ofLongs.longs()[1] = 9;
        assertThat(ofFloats.floats()).containsExactly(1f, 2f);
        assertThat(ofLongs.longs()).containsExactly(3, 4);
    }

    @Test
    void aScalarHasNoSizesAndOneElement() {
        StateTensor scalar = StateTensor.scalar(7);
        assertThat(scalar.shape()).isEmpty();
        assertThat(scalar.elementCount()).isOne();
        assertThat(scalar.longs()).containsExactly(7);
        assertThat(scalar).hasToString("I64[]");
    }

    @Test
    void theSizesMustMultiplyToTheLengthAlsoWhereTheProductWrapsAround() {
        assertThatThrownBy(() -> StateTensor.of(new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the shape [2, 3] does not fit 5 elements; its sizes must multiply to that");
        assertThatThrownBy(() -> StateTensor.of(new float[0], 1 << 16, 1 << 16, 1 << 16, 1 << 16))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StateTensor.of(new long[1], -1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the shape [-1, -1] has a negative size");
        assertThat(StateTensor.of(new float[0], 1 << 20, 1 << 20, 0).elementCount())
                .isZero();
    }

    @Test
    void equalityIsByTypeShapeAndElementsWithNanEqualToItself() {
        StateTensor tensor = StateTensor.of(new float[] {Float.NaN, 0f}, 2);
        assertThat(tensor).isEqualTo(StateTensor.of(new float[] {Float.NaN, 0f}, 2));
        assertThat(tensor).hasSameHashCodeAs(StateTensor.of(new float[] {Float.NaN, 0f}, 2));
        assertThat(tensor).isNotEqualTo(StateTensor.of(new float[] {Float.NaN, -0f}, 2));
        assertThat(tensor).isNotEqualTo(StateTensor.of(new float[] {Float.NaN, 0f}, 1, 2));
        assertThat(StateTensor.of(new long[0], 0)).isNotEqualTo(StateTensor.of(new float[0], 0));
    }

    @Test
    void askingForTheOtherTypeSaysWhichItIs() {
        assertThatThrownBy(() -> StateTensor.scalar(1).floats())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the tensor is I64[], not F32; ask type() first");
        assertThatThrownBy(() -> StateTensor.of(new float[1], 1).longs())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the tensor is F32[1], not I64; ask type() first");
    }
}
