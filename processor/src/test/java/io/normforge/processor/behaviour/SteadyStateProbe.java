package io.normforge.processor.behaviour;

import com.sun.management.ThreadMXBean;
import io.normforge.Backend;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Runs in a JVM of its own, so that nothing but the kernel under test shapes its compiled code: calls a layer until
 * the calls no longer allocate, or time is up, and says what a thousand more allocate, on threads that share them too: the
 * median of several thousands, for once in a while the JVM itself puts a few bytes on a thread's account: the thread that asks C2 for a method also looks up
 * the classes of its signature, through the class loader, once a method. Many windows outlast a layer's handful of methods.
 *
 * <p>Arguments: the folder of the compiled classes, the back end, then the names of the callers.
 */
final class SteadyStateProbe {

    private static final int CALLS = 1000;
    private static final int QUIET_WINDOWS = 10;
    private static final int WINDOWS = 11;
    private static final long SECONDS_AT_MOST = 30;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final long LEAST_WORK_NANOS = 100_000_000;

    private static long[] workers = {};

    private SteadyStateProbe() {}

    public static void main(String[] arguments) throws Exception {
        URL classes = Path.of(arguments[0]).toUri().toURL();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, SteadyStateProbe.class.getClassLoader());
        for (int i = 2; i < arguments.length; i++) {
            IntConsumer caller = (IntConsumer) loader.loadClass(arguments[i])
                    .getConstructor(Backend.class)
                    .newInstance(Backend.valueOf(arguments[1]));
            caller.accept(CALLS);
            findWorkers();
            warmUp(caller);
            System.out.println(arguments[i] + " " + median(caller));
        }
        requireThatWorkersWorked();
    }

    private static void warmUp(IntConsumer caller) {
        long end = System.nanoTime() + SECONDS_AT_MOST * 1_000_000_000L;
        int quiet = 0;
        while (quiet < QUIET_WINDOWS && System.nanoTime() < end) {
            quiet = allocatedBy(caller) == 0 ? quiet + 1 : 0;
        }
    }

    private static long median(IntConsumer caller) {
        long[] allocated = new long[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            allocated[i] = allocatedBy(caller);
        }
        Arrays.sort(allocated);
        return allocated[WINDOWS / 2];
    }

    /** On this thread, and on those that share its calls. */
    private static long allocatedBy(IntConsumer caller) {
        long before = THREADS.getCurrentThreadAllocatedBytes() + allocatedByWorkers();
        caller.accept(CALLS);
        return THREADS.getCurrentThreadAllocatedBytes() + allocatedByWorkers() - before;
    }

    /** Worker threads are found once, after calls have started them: to look for them allocates. */
    private static long allocatedByWorkers() {
        long bytes = 0;
        for (long worker : workers) {
            bytes += THREADS.getThreadAllocatedBytes(worker);
        }
        return bytes;
    }

    private static void findWorkers() {
        workers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("normforge-worker-"))
                .mapToLong(SteadyStateProbe::id)
                .toArray();
        if (Integer.getInteger("normforge.threads", 1) - 1 != workers.length) {
            throw new AssertionError(workers.length + " workers share the calls");
        }
    }

    @SuppressWarnings("deprecation") // its successor is younger than Java 17
    private static long id(Thread thread) {
        return thread.getId();
    }

    private static void requireThatWorkersWorked() {
        for (long worker : workers) {
            if (THREADS.getThreadAllocatedBytes(worker) < 0 || THREADS.getThreadCpuTime(worker) < LEAST_WORK_NANOS) {
                throw new AssertionError("a worker has not worked, or nothing is known of it");
            }
        }
    }
}
