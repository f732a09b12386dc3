package io.normforge.examples.comparison;

import java.util.Arrays;
import java.util.Collection;

/** Of a sample, by linear interpolation between its sorted values. */
final class Quantiles {

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values, no quantiles");
        }
        this.sorted = sorted;
    }

    static Quantiles of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    static Quantiles of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** For a share from 0 to 1. */
    double at(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    double median() {
        return at(0.5);
    }

    double least() {
        return sorted[0];
    }

    double greatest() {
        return sorted[sorted.length - 1];
    }
}
