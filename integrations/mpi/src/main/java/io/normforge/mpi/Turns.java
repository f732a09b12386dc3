package io.normforge.mpi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets threads call MPI one at a time. Nobody waits for ever for one whose call does not return, because another rank is not there. */
final class Turns {

    private final ReentrantLock lock = new ReentrantLock();
    private final long longestNanos;
    private volatile boolean stuck;

    /** @param longest far longer than any call takes that waits for nobody */
    Turns(Duration longest) {
        longestNanos = longest.toNanos();
    }

    /** Waits for a turn. */
    void take() {
        if (!lock.tryLock() && !takeInTime()) {
            stuck = true;
            throw new MpiException("MPI does not return from a call of another thread", null);
        }
    }

    /** Takes a turn, and whether it was free; after some time it goes on without. */
    boolean takeIfPossible() {
        return lock.tryLock() || takeInTime();
    }

    void end() {
        lock.unlock();
    }

    /** Who is interrupted takes turns as well, to tell others of it. */
    private boolean takeInTime() {
        boolean interrupted = false;
        boolean taken = false;
        long end = System.nanoTime() + (stuck ? 0 : longestNanos);
        for (long left = end - System.nanoTime(); !taken && left > 0; left = end - System.nanoTime()) {
            try {
                taken = lock.tryLock(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }
}
