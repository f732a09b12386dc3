package io.normforge.processor.conformance;

/**
 * Distances from the exact values, in units of 2⁻²⁴ times the scale of an output; correct rounding is within 1.
 *
 * <p>A unit is never less than half the smallest float, which is what correct rounding loses among denormals: no float
 * comes closer.
 */
final class Accuracy {

    private static final double ULP = 0x1p-24;
    private static final double HALF_OF_SMALLEST = 0x1p-150;

    private Accuracy() {}

    /**
     * The largest distance; infinite where a value is finite and ought not to be, or the other way round.
     *
     * @param scale 0 where the exact values are 0
     * @param anyNonFinite whether NaN and the infinities stand for each other
     */
    static double worst(double[] values, double[] exact, double scale, boolean anyNonFinite) {
        if (values.length != exact.length) {
            throw new AssertionError(values.length + " values against " + exact.length + " expected");
        }
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            worst = Math.max(worst, distance(values[i], exact[i], scale, anyNonFinite));
        }
        return worst;
    }

    private static double distance(double value, double exact, double scale, boolean anyNonFinite) {
        if (Double.compare(value, exact) == 0 || value == exact) {
            return 0;
        }
        if (!Double.isFinite(value) && !Double.isFinite(exact) && anyNonFinite) {
            return 0;
        }
        double distance = Math.abs(value - exact) / Math.max(ULP * scale, HALF_OF_SMALLEST);
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }
}
