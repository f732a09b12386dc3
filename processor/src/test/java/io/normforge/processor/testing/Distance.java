package io.normforge.processor.testing;

import io.normforge.processor.testing.OracleComparison.Output;

/**
 * How far off an output is at most; infinitely far, where it is NaN.
 *
 * @param units of each element's own magnitude
 * @param ofLargest in units of the largest magnitude of the output's elements
 * @param words which element it is, with its bit pattern and that of the float nearest to the oracle's value
 */
public record Distance(Output output, double units, double ofLargest, String words) {

    static final double UNIT = 0x1p-24;
    private static final double HALF_OF_SMALLEST = 0x1p-150;

    /** The sum of the magnitudes of the terms of one element of an output. */
    interface Magnitude {
        double of(int index);
    }

    /** No number is closer to all others than half the smallest float, which is as close as a float may be. */
    static Distance of(Output output, double[] ours, double[] expected, Magnitude magnitude) {
        if (ours.length != expected.length) {
            String words = output + " has " + ours.length + " elements, not " + expected.length;
            return new Distance(output, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, words);
        }
        double worst = 0;
        double largestError = 0;
        double largest = 0;
        int place = -1;
        for (int i = 0; i < ours.length; i++) {
            double error = Math.abs(ours[i] - expected[i]);
            double own = magnitude.of(i);
            double units = error == 0 ? 0 : error / Math.max(UNIT * own, HALF_OF_SMALLEST);
            largest = Math.max(largest, own);
            largestError = Math.max(largestError, error);
            if (!(units <= worst)) {
                worst = Double.isNaN(units) ? Double.POSITIVE_INFINITY : units;
                place = i;
            }
        }
        double ofLargest = largestError == 0 ? 0 : largestError / Math.max(UNIT * largest, HALF_OF_SMALLEST);
        String words = place < 0 ? "" : words(output, place, ours, expected, worst, magnitude);
        return new Distance(output, worst, Double.isNaN(ofLargest) ? worst : ofLargest, words);
    }

    private static String words(
            Output output, int place, double[] ours, double[] expected, double units, Magnitude magnitude) {
        return output + "[" + place + "] of " + ours.length + " is " + bits(ours[place]) + ", the oracle says "
                + bits(expected[place]) + ": " + units + " units of " + magnitude.of(place);
    }

    private static String bits(double value) {
        return value + " (0x%08x)".formatted(Float.floatToRawIntBits((float) value));
    }
}
