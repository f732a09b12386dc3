package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every bit of {@link Math#fma}, which is exact by specification, on numbers that are hard to round. */
class RoundingToOddTest {

    private static final int FLOATS = 2_000_000;
    private static final int DOUBLES = 200_000;

    private static final float[] SPECIAL = {
        0f,
        1f,
        3f,
        0x1.000002p0f,
        0x1.fffffep0f,
        0x1p-12f,
        0x1p-24f,
        0x1p-25f,
        0x1p-75f,
        Float.MIN_VALUE,
        0x1.8p-148f,
        0x0.fffffep-126f,
        Float.MIN_NORMAL,
        0x1.000002p-126f,
        0x1p63f,
        0x1p64f,
        0x1.fffffep63f,
        0x1p127f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    /** What a triple of numbers is made hard by. */
    enum Kind {
        ANY_BITS {
            @Override
            float[] floats(Random random) {
                return new float[] {bits(random), bits(random), bits(random)};
            }
        },
        NEAR_EACH_OTHER {
            @Override
            float[] floats(Random random) {
                return new float[] {near(random, 0), near(random, 0), near(random, random.nextInt(60) - 30)};
            }
        },
        /** The addend all but cancels the product, or does. */
        CANCELLING {
            @Override
            float[] floats(Random random) {
                float a = near(random, 0);
                float b = near(random, random.nextInt(250) - 125);
                return new float[] {a, b, steps(-a * b, random.nextInt(5) - 2)};
            }
        },
        /** The product lies halfway between two floats, and an addend far below it decides. */
        HALFWAY {
            @Override
            float[] floats(Random random) {
                float a = 1 + (random.nextInt(1 << 12) | 1) * 0x1p-12f;
                float b = (1 + (random.nextInt(1 << 12) | 1) * 0x1p-12f) * (random.nextBoolean() ? 1 : -1);
                return new float[] {a, b, near(random, -20 - random.nextInt(130))};
            }
        },
        /** The product is half the last place of the addend, and a little more or less. */
        HALF_THE_LAST_PLACE {
            @Override
            float[] floats(Random random) {
                float c = near(random, random.nextInt(200) - 100);
                float a = steps(1, random.nextInt(7) - 3);
                return new float[] {a, steps(Math.ulp(c) / 2, random.nextInt(7) - 3), c};
            }
        },
        SUBNORMAL_RESULT {
            @Override
            float[] floats(Random random) {
                int at = random.nextInt(26);
                float c = Float.intBitsToFloat(random.nextInt() & 0x80ffffff);
                return new float[] {near(random, -75), near(random, at - 75), c};
            }
        },
        /** A trace less than half of the smallest float, and doubles hold no trace so small beside the addend. */
        HALFWAY_AND_SUBNORMAL {
            @Override
            float[] floats(Random random) {
                float trace = Math.scalb(1f, -12 - random.nextInt(12));
                float b = (1 - trace) * (random.nextBoolean() ? 0x1p-75f : -0x1p-75f);
                return new float[] {(1 + trace) * 0x1p-75f, b, Float.intBitsToFloat(random.nextInt() & 0x80ffffff)};
            }
        },
        AT_THE_LARGEST {
            @Override
            float[] floats(Random random) {
                return new float[] {near(random, 64), near(random, 64 - random.nextInt(3)), near(random, 127)};
            }
        },
        FEW_DIGITS {
            @Override
            float[] floats(Random random) {
                return new float[] {short8(random), short8(random), short8(random)};
            }
        };

        abstract float[] floats(Random random);

        /** The same with further digits, which only doubles have. */
        double[] doubles(Random random) {
            float[] floats = floats(random);
            double[] doubles = new double[floats.length];
            for (int i = 0; i < floats.length; i++) {
                boolean more = random.nextBoolean();
                doubles[i] = more ? floats[i] * (1 + random.nextInt(1 << 28) * 0x1p-52) : floats[i];
            }
            return doubles;
        }
    }

    private static float bits(Random random) {
        return Float.intBitsToFloat(random.nextInt());
    }

    private static float near(Random random, int exponent) {
        float digits = 1 + random.nextInt(1 << 23) * 0x1p-23f;
        return Math.scalb(random.nextBoolean() ? digits : -digits, exponent);
    }

    private static float short8(Random random) {
        return (random.nextInt(512) - 256) * 0x1p-4f;
    }

    private static float steps(float from, int steps) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(from) + steps);
    }

    @ParameterizedTest
    @EnumSource
    void floats(Kind kind) {
        Random random = new Random(kind.ordinal());
        for (int i = 0; i < FLOATS; i++) {
            float[] of = kind.floats(random);
            compare(of[0], of[1], of[2]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doubles(Kind kind) {
        Random random = new Random(kind.ordinal());
        for (int i = 0; i < DOUBLES; i++) {
            double[] of = kind.doubles(random);
            compare(of[0], of[1], of[2]);
        }
    }

    /** Most are out of the emulation's range, and go to {@link Math#fma} itself. */
    @Test
    void doublesOfAnyBits() {
        Random random = new Random(9);
        for (int i = 0; i < DOUBLES; i++) {
            compare(anyDouble(random), anyDouble(random), anyDouble(random));
        }
    }

    private static double anyDouble(Random random) {
        return Double.longBitsToDouble(random.nextLong());
    }

    /** At the ends of the range in which doubles are emulated. */
    @Test
    void doublesAtTheEndsOfTheRange() {
        Random random = new Random(10);
        for (int i = 0; i < DOUBLES; i++) {
            int end = random.nextBoolean() ? 985 : -965;
            int ofA = random.nextInt(end + 1000) - 500;
            double a = wide(random, ofA);
            double b = wide(random, end - ofA + random.nextInt(10));
            compare(a, b, wide(random, Math.max(-1074, end - 60 + random.nextInt(120))));
            compare(a, b, -a * b);
        }
    }

    private static double wide(Random random, int exponent) {
        double digits = 1 + random.nextDouble();
        return Math.scalb(random.nextBoolean() ? digits : -digits, exponent);
    }

    @Test
    void specialNumbersWithAllSigns() {
        for (float a : SPECIAL) {
            for (float b : SPECIAL) {
                for (float c : SPECIAL) {
                    withAllSigns(a, b, c);
                }
            }
        }
    }

    private static void withAllSigns(float a, float b, float c) {
        for (int signs = 0; signs < 8; signs++) {
            float signedA = (signs & 1) == 0 ? a : -a;
            float signedB = (signs & 2) == 0 ? b : -b;
            float signedC = (signs & 4) == 0 ? c : -c;
            compare(signedA, signedB, signedC);
            compare((double) signedA, signedB, signedC);
        }
    }

    /** The numbers above are as hard as they claim: rounding to nearest twice goes wrong, in the normal floats and below. */
    @Test
    void twoRoundingsToNearestAreNotEnough() {
        assertTwoRoundingsAreWrong(1 + 0x1p-12f, 1 + 0x1p-12f, 0x1p-60f);
        assertTwoRoundingsAreWrong(0x1.0001p-75f, 0x0.ffffp-75f, 0x1.000004p-127f);
    }

    private static void assertTwoRoundingsAreWrong(float a, float b, float c) {
        assertThat((float) ((double) a * b + c)).isNotEqualTo(Math.fma(a, b, c));
        compare(a, b, c);
    }

    private static void compare(float a, float b, float c) {
        float expected = Math.fma(a, b, c);
        float actual = RoundingToOdd.fma(a, b, c);
        if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
            fail("fma(%a, %a, %a) is %a, not %a", a, b, c, expected, actual);
        }
    }

    private static void compare(double a, double b, double c) {
        double expected = Math.fma(a, b, c);
        double actual = RoundingToOdd.fma(a, b, c);
        if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
            fail("fma(%a, %a, %a) is %a, not %a", a, b, c, expected, actual);
        }
    }
}
