package io.normforge.internal;

import io.normforge.Backend;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Which kernels the calls of one method run. Plain ones, until calls have shown that it matters; then {@link TrialThread}
 * tries the vector kernel on scratch data of the same sizes, and calls move to it if it proves faster there.
 *
 * <p>Counting is not atomic: calls that come at once may count as one, which only puts the trial off. What calls read to
 * choose their kernel is volatile and written once, and both kernels return the same bits and keep the same statistics, so
 * calls may move between any two, backward apart from its forward.
 */
public final class KernelTrial {

    /** What is said of a method that calls too little. */
    static final String UNTRIED = "vector kernels are tried once calls have shown that it matters";

    private static final Logger LOG = System.getLogger("io.normforge");

    /** So many elements are worth a trial: some 50 ms of plain code, where the trial takes half a second of another core. */
    private static final long WORTH = 50_000_000;

    /** What a call costs beside its elements, in elements. */
    private static final int OF_CALL = 16;

    /** No kernel is chosen yet: the plain one answers. */
    private static final int COUNTING = -1;

    /** Nor is it here, but nothing is left to count. */
    private static final int ON_TRIAL = -2;

    private final String layer;
    private final LayerTrials<?> layers;
    private final int method;
    private final boolean given;

    /** The width of vectors, 0 for the plain kernel, or one of the states before. */
    private volatile int state = COUNTING;

    private long work;
    private long mark;
    private int elements;
    private int[] sizes;
    private int waiting;
    private String verdict;

    KernelTrial(String layer, LayerTrials<?> layers, int method, boolean given) {
        this.layer = layer;
        this.layers = layers;
        this.method = method;
        this.given = given;
    }

    /** The width of the vector kernel to run, in floats; 0 for the plain one. */
    public int lanes() {
        return Math.max(state, 0);
    }

    /** Counts a call; whether it is one to {@link #note}. */
    public boolean isNews(int elementsOfCall) {
        if (state != COUNTING) {
            return false;
        }
        long sum = work + elementsOfCall + OF_CALL;
        work = sum;
        return sum >= mark;
    }

    /** Remembers what a call looks like, and has the vector kernel tried if that is worth it by now. */
    public synchronized void note(int elementsOfCall, int[] sizesOfCall) {
        if (state == COUNTING) {
            elements = elementsOfCall;
            sizes = sizesOfCall;
            mark = Math.min(2 * work, WORTH);
            if (work >= WORTH) {
                start();
            }
        }
    }

    /** A call does not fail for want of a thread that might have made later ones faster. */
    private void start() {
        state = ON_TRIAL;
        try {
            TrialThread.add(this);
        } catch (OutOfMemoryError e) {
            end(false, 0, "no thread could be started for a trial: " + e.getMessage());
        }
    }

    /** Waits until it is settled, if it was ever called. */
    synchronized void settle() {
        if (sizes == null) {
            return;
        }
        if (state == COUNTING) {
            start();
        }
        waiting++;
        boolean interrupted = false;
        while (state < 0 && !interrupted) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        waiting--;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean isAwaited() {
        return waiting > 0;
    }

    /** What a contest is about: both kernels on the same scratch data. */
    Contest contest(Stopwatch stopwatch) {
        ScratchData data = layers.data(elements, sizes);
        return new Contest(
                layers.scratch(method, given, Backend.PLAIN, data),
                layers.scratch(method, given, Backend.VECTOR, data),
                stopwatch);
    }

    /** Why vectors cannot run at all; null where they can. */
    String obstacle() {
        return VectorUnit.obstacle(layers.type(), layers.generatedLanes());
    }

    /** The width of the vector kernel on trial. */
    int lanesOnTrial() {
        return VectorUnit.lanes(layers.generatedLanes());
    }

    /**
     * Ends the trial: from here on calls run the kernel that won.
     *
     * @param lanes the width of the vector kernel
     */
    void end(boolean vectorWins, int lanes, String times) {
        synchronized (this) {
            verdict = times;
            state = vectorWins ? lanes : 0;
            notifyAll();
        }
        String what = layer + ": " + layers.name(method, given);
        LOG.log(
                vectorWins ? Level.DEBUG : Level.INFO,
                () -> what + (vectorWins ? " moves to VECTOR: " : " stays in PLAIN: ") + times);
    }

    /** What is known of this method; nothing before its first call. */
    synchronized String reason() {
        if (sizes == null) {
            return "";
        }
        String name = layers.name(method, given);
        return switch (state) {
            case COUNTING -> name + " is PLAIN so far: " + UNTRIED;
            case ON_TRIAL -> name + " is PLAIN while its vector kernel is on trial";
            default -> name + " is " + (state > 0 ? Backend.VECTOR : Backend.PLAIN) + ": " + verdict;
        };
    }
}
