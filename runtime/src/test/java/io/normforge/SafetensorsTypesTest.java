package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SafetensorsTypesTest {

    @Test
    void float64IsRoundedToTheNearestFloat() {
        assertThat(float64(0.1, 1 + 0x1p-24, 1 + 0x1.8p-24, 1e-320, Double.NEGATIVE_INFINITY, Double.NaN))
                .containsExactly(0.1f, 1f, 1 + 0x1p-23f, 0f, Float.NEGATIVE_INFINITY, Float.NaN);
    }

    @Test
    void aFiniteFloat64BeyondFloatsRangeIsAnErrorAndNotInfinity() {
        assertThatThrownBy(() -> float64(1, -1e39))
                .isInstanceOf(StateException.class)
                .hasMessage("safetensors bytes: tensor 'x' has -1.0E39 at element 1, beyond the largest float,"
                        + " 3.4028235E38");
    }

    /** All finite numbers but the sign: value = fraction · 2^(exponent − 25), the definition in IEEE 754. */
    @Test
    void everyFloat16IsReadExactly() {
        float[] read = shorts("F16");
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 0x1f;
            int fraction = bits & 0x3ff;
            double magnitude = exponent == 0x1f
                    ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                    : exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
            float expected = (float) (bits < 0x8000 ? magnitude : -magnitude);
            assertThat(Float.floatToIntBits(read[bits])).as("%04x", bits).isEqualTo(Float.floatToIntBits(expected));
        }
    }

    @Test
    void everyBfloat16IsTheUpperHalfOfAFloat() {
        float[] read = shorts("BF16");
        for (int bits = 0; bits < 1 << 16; bits++) {
            float expected = Float.intBitsToFloat(bits << 16);
            assertThat(Float.floatToIntBits(read[bits])).as("%04x", bits).isEqualTo(Float.floatToIntBits(expected));
        }
    }

    private static float[] float64(double... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            data.putDouble(value);
        }
        return read("F64", values.length, data);
    }

    private static float[] shorts(String type) {
        ByteBuffer data = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 1 << 16; bits++) {
            data.putShort((short) bits);
        }
        return read(type, 1 << 16, data);
    }

    private static float[] read(String type, int count, ByteBuffer data) {
        byte[] file = SafetensorsBytes.oneTensor(type, "[" + count + "]", data.array());
        return Safetensors.read(file).get("x").floats();
    }
}
