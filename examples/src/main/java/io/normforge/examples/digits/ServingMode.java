package io.normforge.examples.digits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Serves networks that BATCH and GROUP were trained with, in EVAL as they should be, and in TRAIN by mistake. */
final class ServingMode implements Experiment {

    private static final int TRAINED_AT = 64;

    @Override
    public Result run(Study study) {
        return result(measure(study, NormKind.BATCH), measure(study, NormKind.GROUP));
    }

    private static List<Accuracies> measure(Study study, NormKind kind) {
        return AccuracyRow.overSeeds(study.workers()
                .measure(
                        "serving " + kind,
                        study.trials(),
                        trial -> serve(
                                trial.trained(kind, study.training(TRAINED_AT)),
                                trial.split().test())));
    }

    /** In EVAL, then in TRAIN with batches of each size. */
    private static AccuracyRow serve(Network network, Digits test) {
        List<Double> accuracies = new ArrayList<>();
        accuracies.add(Accuracy.of(network, test));
        network.train();
        BatchSizes.SIZES.forEach(size -> accuracies.add(Accuracy.inBatchesOf(size, network, test)));
        return new AccuracyRow(accuracies);
    }

    private static Result result(List<Accuracies> batch, List<Accuracies> group) {
        Difference kept = group.get(0).minus(group.get(1));
        return new Result(
                "Accuracy of networks trained at " + TRAINED_AT + ", by how they are served, %",
                table(batch, group),
                List.of(
                        Finding.ofGain(
                                "BATCH trained at 64 and served one by one in TRAIN loses accuracy",
                                "EVAL against TRAIN",
                                batch.get(0).minus(batch.get(1))),
                        Finding.of("train and eval differ only for BATCH", "GROUP: " + kept, kept.isNone())),
                List.of(chart(batch, group)));
    }

    private static Table table(List<Accuracies> batch, List<Accuracies> group) {
        List<String> head = new ArrayList<>(List.of("norm", "EVAL"));
        BatchSizes.SIZES.forEach(size -> head.add("TRAIN, " + size + " at once"));
        return new Table(head).add(line("BATCH", batch)).add(line("GROUP", group));
    }

    private static List<String> line(String norm, List<Accuracies> accuracies) {
        return Stream.concat(Stream.of(norm), accuracies.stream().map(Accuracies::toString))
                .toList();
    }

    private static Chart chart(List<Accuracies> batch, List<Accuracies> group) {
        List<Integer> sizes = BatchSizes.SIZES;
        AccuracyChart chart =
                new AccuracyChart(sizes.stream().map(String::valueOf).toList(), 3);
        chart.add("BATCH in EVAL", Collections.nCopies(sizes.size(), batch.get(0)));
        chart.add("BATCH in TRAIN, by mistake", batch.subList(1, batch.size()));
        chart.add("GROUP in either", group.subList(1, group.size()));
        return new Chart("serving", chart.lines("Trained at 64, served in TRAIN or in EVAL", "images served at once"));
    }
}
