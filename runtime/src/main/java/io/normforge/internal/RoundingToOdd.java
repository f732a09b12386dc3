package io.normforge.internal;

/**
 * {@link Math#fma} by additions and multiplications alone, to the bit: a sum that has more digits than a double is first rounded
 * to odd, which leaves a trace of what was lost in the last bit, and then to its format. The first rounding cannot mislead the
 * second, as one to nearest does that ends halfway between two numbers (S. Boldo and G. Melquiond, <i>Emulation of a FMA and
 * correctly rounded sums: proved algorithms using rounding to odd</i>, IEEE Transactions on Computers 57, 2008).
 *
 * <p>Thread-safe, as it holds nothing.
 */
public final class RoundingToOdd {

    /** The bits of a double that a float has no room for, shifted to the top of an int: those of a number halfway. */
    private static final int HALFWAY = 0x80000000;

    private static final int SHIFT = 3;

    /** Multiplied by it, a double falls apart into two of half its digits. */
    private static final double SPLITTER = 0x1p27 + 1;

    /** Between these no intermediate result of the sum in doubles overflows, nor does the product's error underflow. */
    private static final double LARGEST = 0x1p990;

    private static final double SMALLEST_PRODUCT = 0x1p-960;

    private RoundingToOdd() {}

    /**
     * a · b + c, rounded once to float, as {@link Math#fma(float, float, float)}. The product of two floats is exact in double.
     *
     * @param a a factor
     * @param b the other
     * @param c what is added to the product
     */
    public static float fma(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        boolean halfway = (int) Double.doubleToRawLongBits(sum) << SHIFT == HALFWAY;
        // Below the normal floats, halfway is at other bits. Elsewhere two roundings to nearest are as good as one.
        if (halfway || Math.abs(sum) < Float.MIN_NORMAL) {
            return (float) odd(sum, error(product, c, sum));
        }
        return (float) sum;
    }

    /**
     * a · b + c, rounded once to double, as {@link Math#fma(double, double, double)}, which it calls at the ends of the range of
     * doubles, beyond 2 to the power of 960.
     *
     * @param a a factor
     * @param b the other
     * @param c what is added to the product
     */
    public static double fma(double a, double b, double c) {
        double product = a * b;
        if (!fits(a, b, product, c)) {
            return Math.fma(a, b, c);
        }
        double low = productError(a, b, product);
        double middle = c + low;
        double sum = product + middle;
        double rest = error(product, middle, sum);
        double lowest = error(c, low, middle);
        double tail = rest + lowest;
        return sum + odd(tail, error(rest, lowest, tail));
    }

    private static boolean fits(double a, double b, double product, double c) {
        return Math.abs(a) < LARGEST
                && Math.abs(b) < LARGEST
                && Math.abs(c) < LARGEST
                && Math.abs(product) < LARGEST
                && Math.abs(product) > SMALLEST_PRODUCT;
    }

    /** What a product was rounded by (Dekker): each half of a times each half of b is exact. */
    private static double productError(double a, double b, double product) {
        double scaledA = a * SPLITTER;
        double highA = scaledA - (scaledA - a);
        double lowA = a - highA;
        double scaledB = b * SPLITTER;
        double highB = scaledB - (scaledB - b);
        double lowB = b - highB;
        return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
    }

    /** What a sum was rounded by (Knuth). */
    private static double error(double left, double right, double sum) {
        double ofRight = sum - left;
        return left - (sum - ofRight) + (right - ofRight);
    }

    /** Rounded to odd, what was rounded to nearest by an error: of the two neighbours around the exact number, the odd one. */
    private static double odd(double sum, double error) {
        long bits = Double.doubleToRawLongBits(sum);
        boolean exact = error == 0 || Double.isNaN(error);
        if (exact || (bits & 1) != 0) {
            return sum;
        }
        return Double.longBitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
    }
}
