package io.normforge.examples.minilm;

import io.normforge.Backend;
import io.normforge.NormLayer;
import java.util.Arrays;

/** Counts the model's normalizations and the time they take, and says which loop they run on. */
final class NormTiming {

    private NormLayer norm;
    private boolean naive;
    private int calls;
    private long[] nanos = new long[1];

    /** Called by each site: layers of one class find one back end. */
    void runOn(NormLayer norm) {
        this.norm = norm;
    }

    /** Waits until the back end is found. */
    void settle() {
        norm.warmUp();
    }

    Backend backend() {
        return norm.backend();
    }

    String reason() {
        return norm.backendReason();
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
