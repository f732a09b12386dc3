package io.normforge.examples.minilm;

import java.util.ArrayList;
import java.util.List;

/** Times of the same steps in several passes. Each step counts with its median: where another program got in, it drops out. */
final class MedianTimes {

    private final List<long[]> passes = new ArrayList<>();

    /** One pass: the nanoseconds of each step. */
    void add(long[] steps) {
        passes.add(steps);
    }

    int steps() {
        return passes.get(0).length;
    }

    /** Of all steps together. */
    long nanos() {
        long sum = 0;
        for (int step = 0; step < steps(); step++) {
            sum += median(step);
        }
        return sum;
    }

    private long median(int step) {
        long[] sorted = passes.stream().mapToLong(pass -> pass[step]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
