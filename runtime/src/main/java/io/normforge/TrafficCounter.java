package io.normforge;

/** Counts calls of one kind under one name; its lock is free but for the moments in which somebody reads. */
final class TrafficCounter {

    private final String name;
    private final Collective collective;
    private long messages;
    private long sent;
    private long received;
    private long nanos;
    private long fastest = Long.MAX_VALUE;

    TrafficCounter(String name, Collective collective) {
        this.name = name;
        this.collective = collective;
    }

    boolean counts(String someName, Collective calls) {
        return name.equals(someName) && collective == calls;
    }

    synchronized void add(int ranks, int length, long callNanos) {
        messages++;
        sent += (long) Double.BYTES * collective.given(ranks, length);
        received += (long) Double.BYTES * (ranks - 1) * length;
        nanos += callNanos;
        fastest = Math.min(fastest, callNanos);
    }

    synchronized Traffic read() {
        return new Traffic(name, collective.method(), messages, sent, received, nanos, messages == 0 ? 0 : fastest);
    }
}
