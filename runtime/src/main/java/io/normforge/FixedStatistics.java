package io.normforge;

import java.util.function.ObjLongConsumer;

/**
 * Running statistics as kernels read them, of one version.
 *
 * <p>Those of a thread are read by no other and brought up to date in place, which allocates nothing once there is room. Those
 * of none are made once, published and never written again, so any thread may read them as long as it likes.
 */
final class FixedStatistics implements ObjLongConsumer<RunningValues> {

    private final float epsilon;
    private final long owner;
    private final SavedStatistics statistics;
    private long version = -1;

    FixedStatistics(float epsilon, long owner) {
        this.epsilon = epsilon;
        this.owner = owner;
        statistics = SavedStatistics.fixed(0);
    }

    boolean isOf(long thread) {
        return owner == thread;
    }

    /** Whether they are of that version, and as many. */
    boolean are(long someVersion, int count) {
        return version == someVersion && statistics.count() >= count;
    }

    /** Brings them up to date, so many of them. */
    FixedStatistics read(RunningTurns turns, int count) {
        statistics.prepare(Math.max(count, statistics.count()), -1);
        turns.read(this);
        return this;
    }

    @Override
    public void accept(RunningValues values, long seen) {
        values.fixedTo(statistics, epsilon);
        version = seen;
    }

    SavedStatistics statistics() {
        return statistics;
    }
}
