package io.normforge.examples.digits;

import java.util.ArrayList;
import java.util.List;

/** Trains with BATCH in batches of 16 that go through the network in parts, with accumulate and without. */
final class Accumulation implements Experiment {

    private static final int BATCH = 16;

    /** In how many parts. */
    private static final List<Integer> PARTS = List.of(1, 4, 8, 16);

    @Override
    public Result run(Study study) {
        List<Accuracies> measured = AccuracyRow.overSeeds(
                study.workers().measure("accumulation", study.trials(), trial -> row(study, trial)));
        Table table = new Table("16 images in parts of", "without accumulate", "with it", "with against without");
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < PARTS.size(); i++) {
            Accuracies without = measured.get(2 * i);
            Accuracies with = measured.get(2 * i + 1);
            String size = String.valueOf(BATCH / PARTS.get(i));
            table.add(
                    size,
                    without.toString(),
                    with.toString(),
                    with.minus(without).toString());
            if (PARTS.get(i) > 1) {
                findings.add(Finding.ofGain(
                        "running statistics want the batch of the optimizer",
                        "accumulate, parts of " + size,
                        with.minus(without)));
            }
        }
        return new Result("Accuracy of networks with BATCH under gradient accumulation, %", table, findings, List.of());
    }

    /** For each number of parts: without accumulate, then with it. */
    private static AccuracyRow row(Study study, Trial trial) {
        List<Double> accuracies = new ArrayList<>();
        for (int parts : PARTS) {
            accuracies.add(accuracy(study, trial.again(), parts, 1));
            accuracies.add(accuracy(study, trial.again(), parts, parts));
        }
        return new AccuracyRow(accuracies);
    }

    private static double accuracy(Study study, Trial trial, int parts, int accumulated) {
        Network network =
                trial.trained(() -> norm(accumulated), study.training(BATCH).accumulating(parts));
        return Accuracy.of(network, trial.split().test());
    }

    private static MapNorm norm(int accumulated) {
        MapNorm norm = new BatchMaps();
        norm.layer().ifPresent(layer -> layer.accumulate(accumulated));
        return norm;
    }
}
