package io.normforge.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/** The threads behind a layer's workers. */
public final class WorkerTeam {

    private static final ConcurrentMap<Integer, WorkerTeam> BY_THREADS = new ConcurrentHashMap<>();

    private final WorkRound round;

    private WorkerTeam(WorkRound round) {
        this.round = round;
    }

    /** The process's own threads, so many less the caller's. */
    public static WorkerTeam ofThreads(int threads) {
        return BY_THREADS.computeIfAbsent(threads, count -> new WorkerTeam(new WorkerThreads(count - 1)));
    }

    /** Tasks on an executor, so many less the caller. */
    public static WorkerTeam on(Executor executor, int threads) {
        return new WorkerTeam(new WorkerTasks(executor, threads - 1));
    }

    /** Does all parts, alone if the team is at work for another caller; the first failure of one is thrown after all have ended. */
    public void run(PartialWork work, int parts) {
        round.run(work, parts);
    }
}
