package io.normforge;

import java.util.Objects;

/** One rank of a group of threads. */
final class InProcessRank implements Communicator {

    private final InProcessGroup group;
    private final int rank;

    InProcessRank(InProcessGroup group, int rank) {
        this.group = group;
        this.rank = rank;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public void allGather(double[] mine, double[] all, int length) {
        gather(Collective.ALL_GATHER, mine, all, length);
    }

    /** The default would do, but a rank that gathers where another one sums would go unnoticed. */
    @Override
    public void allReduceSum(double[] values, double[] gathered, int length) {
        gather(Collective.ALL_REDUCE_SUM, values, gathered, length);
        RankMajor.sum(gathered, size(), length, values);
    }

    @Override
    public void allToAll(double[] mine, double[] received, int length) {
        RankMajor.checkToAll(this, mine, received, length);
        RankMajor.checkMeeting(this, length);
        double[] shared = group.exchange(rank, Collective.ALL_TO_ALL, mine, length);
        for (int other = 0; other < size(); other++) {
            System.arraycopy(shared, (other * size() + rank) * length, received, other * length, length);
        }
    }

    private void gather(Collective collective, double[] mine, double[] all, int length) {
        RankMajor.check(this, mine, all, length);
        double[] shared = group.exchange(rank, collective, mine, length);
        System.arraycopy(shared, 0, all, 0, size() * length);
    }

    @Override
    public void fail(Throwable cause) {
        Objects.requireNonNull(cause, "cause: what keeps this rank from going on");
        group.breakUp(this + " has failed: " + cause, cause);
    }

    @Override
    public void close() {
        group.breakUp(this + " has closed its communicator", null);
    }

    @Override
    public String toString() {
        return "rank " + rank + " of " + size();
    }
}
