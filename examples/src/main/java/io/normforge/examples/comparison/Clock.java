package io.normforge.examples.comparison;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The one loop in which every contender is called; what it costs, it costs all of them. */
final class Clock {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Clock() {}

    /** Nanoseconds of so many calls. */
    static long time(Runnable call, int calls) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return System.nanoTime() - start;
    }

    /** Bytes a call on Java's heap, the mean over so many. */
    static double allocated(Runnable call, int calls) {
        // The bean's own first call allocates.
        THREADS.getCurrentThreadAllocatedBytes();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        time(call, calls);
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / calls;
    }
}
