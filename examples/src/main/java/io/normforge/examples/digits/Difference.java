package io.normforge.examples.digits;

import java.util.Arrays;
import java.util.Locale;

/** By how much one configuration is more accurate than another, seed by seed: both met the same digits. */
final class Difference {

    private final double[] bySeed;

    Difference(double... bySeed) {
        this.bySeed = bySeed.clone();
    }

    double mean() {
        return Arrays.stream(bySeed).average().orElseThrow();
    }

    /** How far the mean would be off by chance, from how much the seeds differ. */
    double standardError() {
        double squares =
                Arrays.stream(bySeed).map(d -> (d - mean()) * (d - mean())).sum();
        return Math.sqrt(squares / (bySeed.length - 1) / bySeed.length);
    }

    /** Whether the first is more accurate by more than twice what chance would explain. */
    boolean isGain() {
        return mean() > 2 * standardError();
    }

    /** Whether no seed makes a difference. */
    boolean isNone() {
        return Arrays.stream(bySeed).allMatch(difference -> difference == 0);
    }

    /** Whether the second is, likewise. */
    boolean isLoss() {
        return -mean() > 2 * standardError();
    }

    /** In points of percent, with the standard error. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.1f ± %.1f", 100 * mean(), 100 * standardError());
    }
}
