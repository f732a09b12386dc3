package io.normforge.examples.digits;

import java.util.ArrayList;
import java.util.List;

/** What comes of {@link BatchSizes}. */
final class BatchSizeFigures {

    private final List<Accuracies> figures;

    /** The kinds in their order, and of each the sizes in theirs. */
    BatchSizeFigures(List<Accuracies> figures) {
        this.figures = List.copyOf(figures);
    }

    Result result() {
        return new Result("Accuracy by the batch size of training, %", table(), findings(), List.of(chart()));
    }

    private Table table() {
        List<String> head = new ArrayList<>(List.of("norm"));
        BatchSizes.SIZES.forEach(size -> head.add("batch " + size));
        Table table = new Table(head);
        for (NormKind kind : NormKind.values()) {
            List<String> line = new ArrayList<>(List.of(kind.name()));
            of(kind).forEach(accuracies -> line.add(accuracies.toString()));
            table.add(line);
        }
        return table;
    }

    private List<Finding> findings() {
        return List.of(
                Finding.ofGain(
                        "a batch of one breaks BATCH in training",
                        "BATCH at 64 against 1",
                        at(NormKind.BATCH, 64).minus(at(NormKind.BATCH, 1))),
                better("small batches want GROUP", NormKind.GROUP, NormKind.BATCH, 1),
                better("small batches want GROUP", NormKind.GROUP, NormKind.BATCH, 2),
                better("small batches want GROUP", NormKind.GROUP, NormKind.BATCH, 4),
                better("convolutions at 32 and more want BATCH", NormKind.BATCH, NormKind.GROUP, 64),
                better("convolutions at 32 and more want BATCH", NormKind.BATCH, NormKind.LAYER, 64),
                better("convolutions at 32 and more want BATCH", NormKind.BATCH, NormKind.INSTANCE, 64));
    }

    private Finding better(String claim, NormKind kind, NormKind other, int batch) {
        return Finding.ofGain(
                claim,
                kind + " against " + other + " at " + batch,
                at(kind, batch).minus(at(other, batch)));
    }

    private Chart chart() {
        AccuracyChart chart =
                new AccuracyChart(BatchSizes.SIZES.stream().map(String::valueOf).toList(), NormKind.values().length);
        for (NormKind kind : NormKind.values()) {
            chart.add(kind.name(), of(kind));
        }
        return new Chart("batch-sizes", chart.lines("Trained in batches of 1 to 64", "batch size of training"));
    }

    private Accuracies at(NormKind kind, int batch) {
        return of(kind).get(BatchSizes.SIZES.indexOf(batch));
    }

    private List<Accuracies> of(NormKind kind) {
        int first = kind.ordinal() * BatchSizes.SIZES.size();
        return figures.subList(first, first + BatchSizes.SIZES.size());
    }
}
