package io.normforge;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The threads that share a layer's calls, where these are long enough. */
final class CallWorkers {

    /**
     * Of how many elements calls are shared. With two threads of two cores, LAYER in vectors takes 0.8 of one's time at 100,000 and
     * as much as one's at 50,000; at 17,000 it would take 1.5 times as long.
     */
    private static final int LEAST_TO_SHARE = Integer.getInteger("normforge.threads.least", 65_536);

    /** Arguments of a call that workers share, kept from the last one. */
    private final AtomicReference<KernelCall> spare = new AtomicReference<>();

    private volatile Workers workers = Workers.byProperty();

    Workers threads() {
        return workers;
    }

    void threads(Workers next) {
        workers = Objects.requireNonNull(next, "workers: Workers.none() for the caller alone");
    }

    /** Whether they share a call over so many rows, samples or channels, of which a part has so many at least. */
    boolean share(int elements, int all, int unit) {
        return all > unit && elements >= LEAST_TO_SHARE && workers.threads() > 1;
    }

    /** For a call that they share. */
    KernelCall call(NormParameters parameters, float epsilon) {
        return KernelCall.of(spare, workers, parameters, epsilon);
    }
}
