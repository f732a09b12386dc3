package io.normforge.examples.digits;

import java.util.ArrayList;
import java.util.List;

/** Trains with every normalization in batches of several sizes. */
final class BatchSizes implements Experiment {

    static final List<Integer> SIZES = List.of(1, 2, 4, 16, 64);

    private record Configuration(NormKind kind, int batch) {

        double accuracy(Study study, Trial trial) {
            Network network = trial.trained(kind, study.training(batch));
            return Accuracy.of(network, trial.split().test());
        }

        @Override
        public String toString() {
            return kind + ", batch " + batch;
        }
    }

    @Override
    public Result run(Study study) {
        List<Configuration> configurations = new ArrayList<>();
        for (NormKind kind : NormKind.values()) {
            SIZES.forEach(batch -> configurations.add(new Configuration(kind, batch)));
        }
        List<Accuracies> measured = study.workers()
                .measure(
                        "batch size",
                        configurations,
                        configuration -> study.overSeeds(trial -> configuration.accuracy(study, trial)));
        return new BatchSizeFigures(measured).result();
    }
}
