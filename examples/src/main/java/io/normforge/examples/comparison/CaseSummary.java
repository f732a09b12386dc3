package io.normforge.examples.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The processes of one case. A ratio is taken within a process, where contenders took turns; of the ratios of all processes the
 * median is the figure, and the reach its spread.
 *
 * @param runs of one case, with one number of threads
 */
record CaseSummary(List<CaseRun> runs) {

    String name() {
        return runs.get(0).name();
    }

    /** Ours: VECTOR, or PLAIN where vectors are not measured. */
    String ours() {
        return runs.get(0).timings().containsKey(Names.VECTOR) ? Names.VECTOR : Names.PLAIN;
    }

    /** Nanoseconds a call. */
    Optional<Figure> nanos(String contender) {
        return figure(contender, run -> run.timings().get(contender).median());
    }

    /** A contender's time over ours: above 1, ours is faster. */
    Optional<Figure> ratio(String contender) {
        return figure(
                contender,
                run -> run.timings().get(contender).median()
                        / run.timings().get(ours()).median());
    }

    /** The copy's time over a contender's: the share of the copy's speed that it reaches. */
    Optional<Figure> shareOfCopy(String contender) {
        return figure(
                contender,
                run -> run.timings().get(Names.COPY).median()
                        / run.timings().get(contender).median());
    }

    private interface Value {
        double of(CaseRun run);
    }

    private Optional<Figure> figure(String contender, Value value) {
        List<Double> values = runs.stream()
                .filter(run -> run.timings().containsKey(contender))
                .map(value::of)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Figure.of(values));
    }

    /** The native library that computes the same in the least time. */
    Optional<String> bestPeer() {
        return Names.PEERS.stream()
                .filter(peer -> nanos(peer).isPresent() && !disagrees(peer))
                .min(Comparator.comparingDouble(
                        peer -> ratio(peer).orElseThrow().median()));
    }

    boolean disagrees(String contender) {
        return runs.stream().anyMatch(run -> run.disagrees(contender));
    }

    /** Whether each process had it warm before it was measured. */
    boolean warm(String contender) {
        return runs.stream()
                .filter(run -> run.timings().containsKey(contender))
                .allMatch(run -> run.timings().get(contender).warm());
    }

    /** Why it did not run, if it did not. */
    Optional<String> absence(String contender) {
        return runs.stream()
                .filter(run -> run.absent().containsKey(contender))
                .map(run -> run.absent().get(contender))
                .findFirst();
    }
}
