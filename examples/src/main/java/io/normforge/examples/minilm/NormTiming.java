package io.normforge.examples.minilm;

import io.normforge.Backend;
import java.util.Arrays;

/** Counts the model's normalizations and the time they take, and says which loop they run on. */
final class NormTiming {

    private Backend backend;
    private String reason;
    private boolean naive;
    private int calls;
    private long[] nanos = new long[1];

    /** Called by each site: all of them run on one back end. */
    void ranOn(Backend backend, String reason) {
        this.backend = backend;
        this.reason = reason;
    }

    Backend backend() {
        return backend;
    }

    String reason() {
        return reason;
    }

    /** From now on nothing is counted yet, and the sites run the naive loop or the generated one. */
    void restart(boolean naive) {
        this.naive = naive;
        calls = 0;
    }

    boolean naive() {
        return naive;
    }

    void add(long time) {
        if (calls == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * calls);
        }
        nanos[calls++] = time;
    }

    int calls() {
        return calls;
    }

    /** The time of each call. */
    long[] nanos() {
        return Arrays.copyOf(nanos, calls);
    }
}
