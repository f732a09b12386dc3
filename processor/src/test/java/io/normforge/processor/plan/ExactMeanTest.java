package io.normforge.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Why x̂ has no shift where a mean is exact: the shift is −0, and to add it changes nothing, the sign of a 0 included. */
class ExactMeanTest {

    private static final float SHIFT = -(0f * 1.5f);

    private static final float[] HARD = {
        0f,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        1f,
        -1f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
    };

    @Test
    void theShiftIsMinusZero() {
        assertThat(Float.floatToRawIntBits(SHIFT)).isEqualTo(Float.floatToRawIntBits(-0f));
    }

    @Test
    void aProductWithItAddedIsThatProductForHardNumbers() {
        for (float deviation : HARD) {
            for (float rstd : new float[] {Float.MIN_NORMAL, 0.5f, 1f, 3f, 1e22f}) {
                assertSame(deviation, rstd);
            }
        }
    }

    @Test
    void aProductWithItAddedIsThatProductForAnyNumbers() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000_000; i++) {
            float rstd = Math.abs(Float.intBitsToFloat(random.nextInt()));
            if (rstd > 0 && rstd < Float.POSITIVE_INFINITY) {
                assertSame(Float.intBitsToFloat(random.nextInt()), rstd);
            }
        }
    }

    private static void assertSame(float deviation, float rstd) {
        int shifted = Float.floatToIntBits(Math.fma(deviation, rstd, SHIFT));
        if (shifted != Float.floatToIntBits(deviation * rstd)) {
            assertThat(shifted).as("%s times %s", deviation, rstd).isEqualTo(Float.floatToIntBits(deviation * rstd));
        }
    }
}
