package io.normforge.processor.activation;

import java.util.Locale;

/**
 * The largest distance of floats from exact values, in units in the last place, and where it is. Exact values below 2⁻²² in
 * magnitude are held against 2⁻²⁴ instead, and only their largest error is kept.
 */
final class WorstError {

    private static final double SMALL = 0x1p-22;

    private double units;
    private float at = Float.NaN;
    private double smallError;

    void add(float z, float value, double exact) {
        double error = Math.abs(value - exact);
        if (value == exact || Double.isNaN(exact) && Float.isNaN(value)) {
            return;
        }
        if (Math.abs(exact) < SMALL) {
            smallError = Math.max(smallError, orInfinity(error));
        } else if (!(error / Math.ulp((float) exact) <= units)) {
            units = orInfinity(error / Math.ulp((float) exact));
            at = z;
        }
    }

    private static double orInfinity(double error) {
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    /** Units in the last place; infinite where a number or a NaN is out of place. */
    double units() {
        return units;
    }

    double smallError() {
        return smallError;
    }

    void merge(WorstError other) {
        if (other.units > units) {
            units = other.units;
            at = other.at;
        }
        smallError = Math.max(smallError, other.smallError);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f ulp at %s, below 2^-22 %.1e", units, at, smallError);
    }
}
