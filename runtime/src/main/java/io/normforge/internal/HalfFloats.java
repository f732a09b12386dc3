package io.normforge.internal;

/** The two 16-bit floating-point formats as floats; every number of either is a float, so nothing is rounded. */
final class HalfFloats {

    private static final int EXPONENT_REBIAS = 127 - 15;
    private static final float SMALLEST_SUBNORMAL = 0x1p-24f;

    private HalfFloats() {}

    /** BF16 is the upper half of a float. */
    static float fromBrain(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /** F16, IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
    static float fromIeee(short bits) {
        int sign = bits & 0x8000;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            return Math.copySign(fraction * SMALLEST_SUBNORMAL, sign == 0 ? 1f : -1f);
        }
        int rebiased = exponent == 0x1f ? 0xff : exponent + EXPONENT_REBIAS;
        return Float.intBitsToFloat(sign << 16 | rebiased << 23 | fraction << 13);
    }
}
