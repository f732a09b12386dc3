package io.normforge.mpi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How a rank waits: it asks again at once for as long as an operation takes where all ranks have come, then leaves its core to others between
 * questions, and later sleeps between them.
 */
final class Pace {

    private static final long SPIN = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long YIELD = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long SHORT_SLEEP = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONG_SLEEP = TimeUnit.MILLISECONDS.toNanos(1);

    /** How long there is nothing to wait for but the operation itself. */
    private static final long ALONE = TimeUnit.MICROSECONDS.toNanos(200);

    private final long start = System.nanoTime();
    private long waited;

    /** A little time passes. To yield is right here: on a machine of more ranks than cores, the next one to run may be who is waited for. */
    @SuppressWarnings("ThreadPriorityCheck")
    void pause() {
        waited = System.nanoTime() - start;
        if (waited < SPIN) {
            Thread.onSpinWait();
        } else if (waited < YIELD) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(waited < 50 * YIELD ? SHORT_SLEEP : LONG_SLEEP);
        }
    }

    /** Whether it takes so long that something else may have happened. */
    boolean takesLong() {
        return waited > ALONE;
    }

    /** Whether a limit has passed. */
    boolean exceeds(long nanos) {
        return waited > nanos;
    }
}
