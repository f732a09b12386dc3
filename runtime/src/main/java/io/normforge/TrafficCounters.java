package io.normforge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is counted of one rank, under all names, in the order in which they were first heard. */
final class TrafficCounters {

    private final List<TrafficCounter> all = new ArrayList<>();

    /** The counter of a kind of calls under a name; the same one for the same name. */
    synchronized TrafficCounter of(String name, Collective calls) {
        Objects.requireNonNull(name, "name: what the messages are counted as");
        for (TrafficCounter counter : all) {
            if (counter.counts(name, calls)) {
                return counter;
            }
        }
        TrafficCounter counter = new TrafficCounter(name, calls);
        all.add(counter);
        return counter;
    }

    /** Those that have counted anything. */
    synchronized CommunicatorStatistics read() {
        return new CommunicatorStatistics(all.stream()
                .map(TrafficCounter::read)
                .filter(traffic -> traffic.messages() > 0)
                .toList());
    }
}
