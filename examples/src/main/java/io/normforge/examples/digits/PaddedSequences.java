package io.normforge.examples.digits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Trains on sequences of many lengths, padded to the longest of a batch or further, with a mask and without. */
final class PaddedSequences implements Experiment {

    private static final int BATCH = 4;

    /** Longer than any sequence. */
    private static final int FAR = 64;

    private static final String LONGEST = ", padded to the longest";

    private static final String TO_FAR = ", padded to " + FAR;

    /** What is trained, and how far its batches are padded. */
    private record Configuration(String name, Supplier<SequenceNorm> norm, int atLeast) {}

    private static final List<Configuration> CONFIGURATIONS = List.of(
            new Configuration("BATCH" + LONGEST, BatchTokens::new, 0),
            new Configuration("BATCH" + TO_FAR, BatchTokens::new, FAR),
            new Configuration("BATCH, masked" + LONGEST, MaskedBatchTokens::new, 0),
            new Configuration("BATCH, masked" + TO_FAR, MaskedBatchTokens::new, FAR),
            new Configuration("LAYER" + LONGEST, LayerTokens::new, 0));

    @Override
    public Result run(Study study) {
        List<Accuracies> measured = AccuracyRow.overSeeds(study.workers()
                .measure(
                        "padding",
                        study.trials(),
                        trial -> new AccuracyRow(CONFIGURATIONS.stream()
                                .map(configuration -> accuracy(study, trial.again(), configuration))
                                .toList())));
        double unmasked = change(study.trial(0), new BatchTokens());
        double masked = change(study.trial(0), new MaskedBatchTokens());
        return new Result(
                "Accuracy on padded sequences, trained in batches of " + BATCH + ", %",
                table(measured),
                findings(measured, unmasked, masked),
                List.of());
    }

    private static double accuracy(Study study, Trial trial, Configuration configuration) {
        SequenceNetwork network = new SequenceNetwork(configuration.norm().get(), trial.random());
        List<Sequence> train = Sequence.of(trial.split().train(), trial.random());
        new SequenceTraining(BATCH, configuration.atLeast(), (study.effort().epochs() + 1) / 2)
                .run(network, train, trial.random());
        return network.accuracy(new PaddedBatch(Sequence.of(trial.split().test(), trial.random()), 0));
    }

    /** The largest change of a score in TRAIN when a batch is padded further. */
    private static double change(Trial trial, SequenceNorm norm) {
        List<Sequence> sequences =
                Sequence.of(trial.split().test(), trial.random()).subList(0, BATCH);
        SequenceNetwork network = new SequenceNetwork(norm, new SplittableRandom(0));
        float[] scores = Arrays.copyOf(network.scores(new PaddedBatch(sequences, 0)), BATCH * Digits.CLASSES);
        float[] further = Arrays.copyOf(network.scores(new PaddedBatch(sequences, FAR)), BATCH * Digits.CLASSES);
        return BatchDependence.largest(scores, further);
    }

    private static Table table(List<Accuracies> measured) {
        Table table = new Table("norm", "accuracy");
        for (int i = 0; i < measured.size(); i++) {
            table.add(CONFIGURATIONS.get(i).name(), measured.get(i).toString());
        }
        return table;
    }

    private static List<Finding> findings(List<Accuracies> measured, double unmasked, double masked) {
        return List.of(
                Finding.of(
                        "padding corrupts the statistics of BATCH, and a mask prevents it",
                        String.format(
                                Locale.ROOT,
                                "further padding changes a score by %.2g, with a mask by %.0f",
                                unmasked,
                                masked),
                        unmasked > 0.01 && masked == 0),
                Finding.ofGain(
                        "padding harms what BATCH learns",
                        "masked against not, padded to the longest",
                        measured.get(2).minus(measured.get(0))),
                Finding.ofGain(
                        "padding harms what BATCH learns",
                        "masked against not, padded to " + FAR,
                        measured.get(3).minus(measured.get(1))),
                Finding.ofGain(
                        "sequences want LAYER or RMS",
                        "LAYER against masked BATCH",
                        measured.get(4).minus(measured.get(2))));
    }
}
