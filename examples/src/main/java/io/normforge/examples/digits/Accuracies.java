package io.normforge.examples.digits;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The accuracy of one configuration under each seed. */
final class Accuracies {

    private final double[] bySeed;

    private Accuracies(double... bySeed) {
        this.bySeed = bySeed;
    }

    /** Those of the seeds from 0. */
    static Accuracies of(int seeds, LongToDoubleFunction accuracy) {
        return new Accuracies(LongStream.range(0, seeds).mapToDouble(accuracy).toArray());
    }

    double mean() {
        return Arrays.stream(bySeed).average().orElseThrow();
    }

    double lowest() {
        return Arrays.stream(bySeed).min().orElseThrow();
    }

    double highest() {
        return Arrays.stream(bySeed).max().orElseThrow();
    }

    /** How much better these are than others of the same seeds. */
    Difference minus(Accuracies others) {
        return new Difference(IntStream.range(0, bySeed.length)
                .mapToDouble(seed -> bySeed[seed] - others.bySeed[seed])
                .toArray());
    }

    /** In percent: the mean, and how far the seeds reach. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", 100 * mean(), 100 * lowest(), 100 * highest());
    }
}
