package io.normforge;

import java.util.Objects;

/**
 * A rank that counts what passes over it: see {@link Communicator#measured}. Calls that fail are not counted. What each
 * {@link #named} view of it counts stands in the {@link #statistics()} of all of them, which any thread may ask for at any time.
 */
public final class MeasuredCommunicator implements Communicator {

    private final Communicator inner;
    private final TrafficCounters counters;
    private final TrafficCounter gathers;
    private final TrafficCounter sums;
    private final TrafficCounter exchanges;

    MeasuredCommunicator(Communicator inner) {
        this(Objects.requireNonNull(inner, "rank: whose messages are counted"), new TrafficCounters(), "unnamed calls");
    }

    private MeasuredCommunicator(Communicator inner, TrafficCounters counters, String name) {
        this.inner = inner;
        this.counters = counters;
        gathers = counters.of(name, Collective.ALL_GATHER);
        sums = counters.of(name, Collective.ALL_REDUCE_SUM);
        exchanges = counters.of(name, Collective.ALL_TO_ALL);
    }

    /** What was counted so far, under all names. */
    public CommunicatorStatistics statistics() {
        return counters.read();
    }

    @Override
    public MeasuredCommunicator named(String name) {
        return new MeasuredCommunicator(inner.named(name), counters, name);
    }

    @Override
    public int rank() {
        return inner.rank();
    }

    @Override
    public int size() {
        return inner.size();
    }

    @Override
    public void allGather(double[] mine, double[] all, int length) {
        long start = System.nanoTime();
        inner.allGather(mine, all, length);
        gathers.add(size(), length, System.nanoTime() - start);
    }

    @Override
    public void allReduceSum(double[] values, double[] gathered, int length) {
        long start = System.nanoTime();
        inner.allReduceSum(values, gathered, length);
        sums.add(size(), length, System.nanoTime() - start);
    }

    @Override
    public void allToAll(double[] mine, double[] received, int length) {
        long start = System.nanoTime();
        inner.allToAll(mine, received, length);
        exchanges.add(size(), length, System.nanoTime() - start);
    }

    @Override
    public void fail(Throwable cause) {
        inner.fail(cause);
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public String toString() {
        return inner.toString();
    }
}
