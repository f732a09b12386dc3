package io.normforge.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Parts of one call's work, which its caller and some other threads do. One round at a time: a caller that
 * finds another's under way does its parts alone. A caller waits for parts that have begun, and for no thread that has not come,
 * so no call waits for another, however they are nested.
 */
abstract class WorkRound {

    private static final int SPINS = 1_000;

    private final AtomicBoolean busy = new AtomicBoolean();

    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final PartClaims claims;
    private PartialWork work;
    private volatile Thread waiting;

    /** For so many at most, the caller among them. */
    WorkRound(int participants) {
        claims = new PartClaims(participants);
    }

    /** Has other threads come and call {@link #takePart}, so many at most. */
    abstract void summon(int others);

    /** Does all parts; the first failure of one is thrown when no thread is at work any more. */
    final void run(PartialWork job, int count) {
        if (count < 2 || !busy.compareAndSet(false, true)) {
            for (int part = 0; part < count; part++) {
                job.run(part, 0);
            }
            return;
        }
        try {
            work = job;
            unfinished.set(count);
            claims.open(count);
            try {
                summon(count - 1);
            } catch (RuntimeException | Error thrown) {
                fail(thrown);
            }
            while (takePart(0)) {
                Thread.onSpinWait();
            }
            awaitOthers();
            Throwable failed = failure.getAndSet(null);
            if (failed != null) {
                throw WorkRound.<RuntimeException>asIs(failed);
            }
        } finally {
            work = null;
            busy.set(false);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a part throws nothing checked
    private static <T extends Throwable> T asIs(Throwable failure) throws T {
        throw (T) failure;
    }

    /** Whether there are parts to claim. */
    final boolean hasParts() {
        return claims.any();
    }

    /** Claims a part and does it; false where none is left. */
    final boolean takePart(int participant) {
        int part = claims.claim(participant);
        if (part < 0) {
            return false;
        }
        try {
            work.run(part, participant);
        } catch (Throwable thrown) {
            fail(thrown);
        }
        finished(1);
        return true;
    }

    /** Remembers the first failure, and gives up what nobody has begun. */
    private void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        finished(claims.claimAll());
    }

    private void finished(int count) {
        if (unfinished.addAndGet(-count) == 0) {
            Thread caller = waiting;
            if (caller != null) {
                LockSupport.unpark(caller);
            }
        }
    }

    /** An interrupt does not end the wait, and is kept for the caller. */
    private void awaitOthers() {
        for (int spin = 0; spin < SPINS && unfinished.get() > 0; spin++) {
            Thread.onSpinWait();
        }
        if (unfinished.get() == 0) {
            return;
        }
        boolean interrupted = false;
        waiting = Thread.currentThread();
        while (unfinished.get() > 0) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waiting = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
