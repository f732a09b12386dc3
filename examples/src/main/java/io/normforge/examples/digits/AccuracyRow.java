package io.normforge.examples.digits;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several accuracies under one seed. */
record AccuracyRow(List<Double> accuracies) {

    AccuracyRow {
        accuracies = List.copyOf(accuracies);
    }

    /** Each of them over the seeds, from a row a seed. */
    static List<Accuracies> overSeeds(List<AccuracyRow> bySeed) {
        return IntStream.range(0, bySeed.get(0).accuracies.size())
                .mapToObj(column -> Accuracies.of(
                        bySeed.size(), seed -> bySeed.get((int) seed).accuracies.get(column)))
                .toList();
    }

    @Override
    public String toString() {
        return accuracies.stream()
                .map(accuracy -> String.format(Locale.ROOT, "%.1f", 100 * accuracy))
                .collect(Collectors.joining(", "));
    }
}
