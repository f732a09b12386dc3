package io.normforge.examples.comparison;

import java.util.List;

/** How far the results of two contenders are apart. */
final class Agreement {

    /** From here on they compute different things. Summation in float over millions of elements is well below. */
    static final double BOUND = 1e-3;

    private Agreement() {}

    /** The largest difference in an array over its largest magnitude, for the worst array; infinite if sizes differ. */
    static double difference(List<float[]> expected, List<float[]> actual) {
        if (expected.size() != actual.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < expected.size(); i++) {
            worst = Math.max(worst, difference(expected.get(i), actual.get(i)));
        }
        return worst;
    }

    private static double difference(float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            return Double.POSITIVE_INFINITY;
        }
        double magnitude = Float.MIN_VALUE;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double apart = Math.abs((double) expected[i] - actual[i]);
            // What is no number agrees with nothing.
            worst = Math.max(worst, Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart);
            magnitude = Math.max(magnitude, Math.abs(expected[i]));
        }
        return worst / magnitude;
    }
}
