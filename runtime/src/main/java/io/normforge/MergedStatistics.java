package io.normforge;

import java.util.Arrays;

/**
 * Means and variances of everything that was merged, in double.
 *
 * <p>Two sets of n₁ and n₂ elements merge by Chan's formula: with δ the distance of their means, the mean moves by δ · n₂
 * / (n₁ + n₂), and the sum of squared deviations is M₁ + M₂ + δ² · n₁ · n₂ / (n₁ + n₂) (Chan, Golub, LeVeque,
 * "Algorithms for Computing the Sample Variance", The American Statistician 37, 1983).
 */
final class MergedStatistics {

    private final double[] mean;

    /** The sums of squared deviations from the mean. */
    private final double[] squares;

    private double elements;

    MergedStatistics(int size) {
        mean = new double[size];
        squares = new double[size];
    }

    int size() {
        return mean.length;
    }

    double mean(int index) {
        return mean[index];
    }

    /** NaN for a single element, which has none. */
    double unbiasedVariance(int index) {
        return squares[index] / (elements - 1);
    }

    /** How many elements went into each. */
    double elements() {
        return elements;
    }

    void clear() {
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        elements = 0;
    }

    /** Adds a call's statistics, of which there may be several for each of these: INSTANCE's samples are averaged. */
    void add(SavedStatistics batch, int pooled) {
        int size = mean.length;
        int samples = batch.count() / size;
        double more = elements + pooled;
        for (int i = 0; i < size; i++) {
            double batchMean = 0;
            double batchSquares = 0;
            for (int at = i; at < batch.count(); at += size) {
                batchMean += batch.fullMean(at) / samples;
                batchSquares += (double) batch.variance()[at] * pooled / samples;
            }
            merge(i, pooled, batchMean, batchSquares, more);
        }
        elements = more;
    }

    /** Adds what another merged. */
    void add(MergedStatistics other) {
        double more = elements + other.elements;
        for (int i = 0; other.elements > 0 && i < mean.length; i++) {
            merge(i, other.elements, other.mean[i], other.squares[i], more);
        }
        elements = more;
    }

    /** How many numbers say all of it: the count, then means, then squares. */
    static int length(int size) {
        return 1 + 2 * size;
    }

    /** All of it as numbers, from an index on. */
    void write(double[] numbers, int at) {
        numbers[at] = elements;
        System.arraycopy(mean, 0, numbers, at + 1, mean.length);
        System.arraycopy(squares, 0, numbers, at + 1 + mean.length, mean.length);
    }

    /** Adds what was written. */
    void addWritten(double[] numbers, int from) {
        double count = numbers[from];
        double more = elements + count;
        for (int i = 0; count > 0 && i < mean.length; i++) {
            merge(i, count, numbers[from + 1 + i], numbers[from + 1 + mean.length + i], more);
        }
        elements = more;
    }

    double variance(int index) {
        return squares[index] / elements;
    }

    private void merge(int index, double count, double otherMean, double otherSquares, double total) {
        double distance = otherMean - mean[index];
        squares[index] += otherSquares + distance * distance * (elements * count / total);
        mean[index] += distance * (count / total);
    }
}
