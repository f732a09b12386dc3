package io.normforge.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The thread on which vector kernels are tried, one in a process, one kernel at a time. It starts when there is something to
 * try and ends when there is nothing left, and holds what waits by weak references, so no class is kept for it.
 *
 * <p>It rests as long as it works, unless someone waits for it: on a machine of few cores it competes with the calls that
 * it is meant to speed up.
 */
final class TrialThread {

    private static final String NAME = "normforge-trial";

    /** What the first trials may take. On two cores with a load of eight, some took three seconds. */
    private static final long PATIENCE = 5_000_000_000L;

    /** What is left of it in a JVM that never brought a vector kernel so far. */
    private static final long LEAST_PATIENCE = 200_000_000L;

    private static final Deque<WeakReference<KernelTrial>> WAITING = new ArrayDeque<>();
    private static Thread thread;
    private static long patience = PATIENCE;

    private TrialThread() {}

    /** Has a kernel tried, soon. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it; where the scheduler heeds it, calls gain
    static synchronized void add(KernelTrial trial) {
        WAITING.add(new WeakReference<>(trial));
        if (thread == null) {
            Thread started = new Thread(null, TrialThread::run, NAME, 0, false);
            started.setDaemon(true);
            started.setPriority(Thread.MIN_PRIORITY);
            started.setContextClassLoader(null);
            started.start();
            thread = started;
        }
    }

    private static synchronized KernelTrial next() {
        while (!WAITING.isEmpty()) {
            KernelTrial next = WAITING.remove().get();
            if (next != null) {
                return next;
            }
        }
        thread = null;
        return null;
    }

    private static void run() {
        Stopwatch stopwatch = new Stopwatch(System::nanoTime, new AllocationMeter());
        for (KernelTrial trial = next(); trial != null; trial = next()) {
            hold(trial, stopwatch);
        }
    }

    /** Whatever goes wrong, for want of memory even, calls stay where they are. */
    private static void hold(KernelTrial trial, Stopwatch stopwatch) {
        try {
            String obstacle = trial.obstacle();
            if (obstacle != null) {
                trial.end(false, 0, obstacle);
                return;
            }
            Contest contest = trial.contest(stopwatch);
            boolean won = contest.vectorWins(patience, nanos -> rest(trial, nanos));
            patience = won ? PATIENCE : Math.max(LEAST_PATIENCE, patience / 2);
            trial.end(won, trial.lanesOnTrial(), contest.times());
        } catch (Throwable failure) {
            trial.end(false, 0, "the trial failed: " + failure);
        }
    }

    private static void rest(KernelTrial trial, long nanos) {
        if (trial.isAwaited()) {
            return;
        }
        try {
            Thread.sleep(nanos / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
