package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs ranks on threads of their own, and waits for them for a bounded time, so that a hang fails and never blocks. */
final class RankThreads {

    /** Far more than any test needs: only a rank that hangs takes as long. */
    static final Duration NEVER_HANGS = Duration.ofSeconds(30);

    /** What a rank does. */
    interface Body {
        void run(Communicator rank) throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final Throwable[] thrown;

    private RankThreads(int ranks) {
        thrown = new Throwable[ranks];
    }

    static RankThreads start(List<Communicator> ranks, Body body) {
        RankThreads started = new RankThreads(ranks.size());
        for (int i = 0; i < ranks.size(); i++) {
            started.start(i, ranks.get(i), body);
        }
        return started;
    }

    /** All ranks come to the end, and none throws; one that does stops the others. */
    static void succeed(List<Communicator> ranks, Body body) {
        Body orFail = rank -> {
            try {
                body.run(rank);
            } catch (Throwable e) {
                rank.fail(e);
                throw e;
            }
        };
        assertThat(start(ranks, orFail).join()).containsOnlyNulls();
    }

    Thread thread(int index) {
        return threads.get(index);
    }

    /** What each rank threw, null where nothing. */
    List<Throwable> join() {
        long end = System.nanoTime() + NEVER_HANGS.toNanos();
        List<Throwable> all = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            Thread thread = threads.get(i);
            awaitEnd(thread, end);
            assertThat(thread.isAlive())
                    .as("%s hangs at %s", thread.getName(), List.of(thread.getStackTrace()))
                    .isFalse();
            all.add(thrown[i]);
        }
        return all;
    }

    /** Waits until a thread waits for others. */
    static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + NEVER_HANGS.toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime() - end)
                    .as("%s comes to wait, but is %s", thread.getName(), thread.getState())
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    private void start(int index, Communicator rank, Body body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run(rank);
                    } catch (Throwable e) {
                        thrown[index] = e;
                    }
                },
                "rank " + rank.rank());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static void awaitEnd(Thread thread, long end) {
        try {
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + thread.getName() + " ran", e);
        }
    }
}
