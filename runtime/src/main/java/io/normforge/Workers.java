package io.normforge;

import io.normforge.internal.PartialWork;
import io.normforge.internal.WorkerTeam;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Threads that share the work of a layer's calls: rows, samples or channels, each handled by one of them. Results have the same bits
 * for any number of them.
 *
 * <p>The caller is one of them and never waits for another that has not begun. Where all are at work for one caller, a second does
 * its work alone. So layers may be called from many threads at once, and by workers themselves. Calls too small to gain
 * run on the caller alone, as {@link NormLayer#workers(Workers)} says.
 *
 * <p>Any number of layers and threads may use one object.
 */
public final class Workers {

    private static final String PROPERTY = "normforge.threads";
    private static final Workers NONE = new Workers(1, null);

    private final int threads;
    private final WorkerTeam team;

    private Workers(int threads, WorkerTeam team) {
        this.threads = threads;
        this.team = team;
    }

    /** The caller does all work. */
    public static Workers none() {
        return NONE;
    }

    /**
     * The caller and threads of the process's own: daemons, one set for each number, started by the first call that has work for
     * them. After a call they look out for the next for some 50 µs, then they sleep.
     *
     * @param threads how many, the caller among them; 1 for the caller alone
     * @throws IllegalArgumentException if it is below 1
     */
    public static Workers of(int threads) {
        check(threads);
        return threads == 1 ? NONE : new Workers(threads, WorkerTeam.ofThreads(threads));
    }

    /**
     * The caller and tasks on an executor. Tasks that it refuses, or has not begun when the call ends, are not missed.
     *
     * @param executor runs tasks for as long as a call takes
     * @param threads how many work at a call at most, the caller among them
     * @throws IllegalArgumentException if it is below 1
     */
    public static Workers on(Executor executor, int threads) {
        Objects.requireNonNull(executor, "executor");
        check(threads);
        return threads == 1 ? NONE : new Workers(threads, WorkerTeam.on(executor, threads));
    }

    private static void check(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads cannot work; write 1 for the caller alone, or more");
        }
    }

    /** What {@code -Dnormforge.threads} asks for: the caller alone, where it is not set. */
    static Workers byProperty() {
        String wish = System.getProperty(PROPERTY, "1");
        try {
            return of(Integer.parseInt(wish));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException(
                    "-D" + PROPERTY + "=" + wish + " is no number of threads; write 1 or more", unknown);
        }
    }

    /** How many work at a call at most, the caller among them. */
    public int threads() {
        return threads;
    }

    /** Does all parts; the first failure of one is thrown after all that have begun have ended. */
    void run(PartialWork work, int parts) {
        if (team != null) {
            team.run(work, parts);
            return;
        }
        for (int part = 0; part < parts; part++) {
            work.run(part, 0);
        }
    }

    @Override
    public String toString() {
        return threads == 1 ? "no workers" : threads + " threads";
    }
}
