package io.normforge.examples.comparison;

/** What naive loops over neighbours in memory have in common: one accumulator for each sum, in float. */
final class NaiveSums {

    private NaiveSums() {}

    static float rstd(float variance) {
        return (float) (1 / Math.sqrt(variance + Case.EPSILON));
    }

    static float sum(float[] x, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    /** The sum of the squared distances from the mean. */
    static float squares(float[] x, int from, int to, float mean) {
        float squares = 0;
        for (int i = from; i < to; i++) {
            float deviation = x[i] - mean;
            squares += deviation * deviation;
        }
        return squares;
    }

    /** y = (x - mean) · scale + shift. */
    static void affine(float[] x, float[] y, int from, int to, float mean, float scale, float shift) {
        for (int i = from; i < to; i++) {
            y[i] = (x[i] - mean) * scale + shift;
        }
    }
}
