package io.normforge;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What passed over a {@link MeasuredCommunicator}: messages, bytes and time, for each name and kind of call, in the order in which
 * the names were first heard.
 */
public record CommunicatorStatistics(List<Traffic> traffic) {

    /** Copies the list. */
    public CommunicatorStatistics {
        traffic = List.copyOf(traffic);
    }

    /** What came after an earlier reading: of a warm-up, for example, nothing. */
    public CommunicatorStatistics since(CommunicatorStatistics earlier) {
        return new CommunicatorStatistics(traffic.stream()
                .map(now -> earlier.traffic.stream()
                        .filter(then ->
                                then.name().equals(now.name()) && then.call().equals(now.call()))
                        .findFirst()
                        .map(now::since)
                        .orElse(now))
                .filter(now -> now.messages() > 0)
                .toList());
    }

    /** How many messages in all. */
    public long messages() {
        return sum(Traffic::messages);
    }

    /** Bytes of this rank's values in all. */
    public long sent() {
        return sum(Traffic::sent);
    }

    /** Bytes of the other ranks' values in all. */
    public long received() {
        return sum(Traffic::received);
    }

    /** How long all calls took together. */
    public long nanos() {
        return sum(Traffic::nanos);
    }

    /** How much of it was waiting for others: see {@link Traffic#waitingNanos()}. */
    public long waitingNanos() {
        return sum(Traffic::waitingNanos);
    }

    private long sum(ToLongFunction<Traffic> part) {
        return traffic.stream().mapToLong(part).sum();
    }

    /**
     * A table for people: what a step sends, receives and takes on the average.
     *
     * @param steps how many steps were counted
     * @throws IllegalArgumentException if it is below 1
     */
    public String perStep(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a table of " + steps + " steps; it needs at least 1");
        }
        StringBuilder table = new StringBuilder(String.format(
                "%-44s %9s %12s %12s %10s %10s%n",
                "of a step", "messages", "bytes sent", "received", "time, µs", "waiting"));
        for (Traffic row : traffic) {
            CommunicatorStatistics one = new CommunicatorStatistics(List.of(row));
            table.append(one.row(row.name() + ", " + row.call(), steps));
        }
        return table.append(row("all", steps)).toString();
    }

    private String row(String name, long steps) {
        return String.format(
                Locale.ROOT,
                "%-44s %9.2f %12.0f %12.0f %10.1f %10.1f%n",
                name,
                share(messages(), steps),
                share(sent(), steps),
                share(received(), steps),
                share(nanos(), steps) / 1e3,
                share(waitingNanos(), steps) / 1e3);
    }

    private static double share(long total, long steps) {
        return (double) total / steps;
    }
}
