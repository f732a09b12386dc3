package io.normforge.examples.digits;

import io.normforge.NormLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Trains networks with BATCH at 64, then for one more epoch at 4, with frozen statistics and without. */
final class FineTuning implements Experiment {

    private static final int TRAINED_AT = 64;

    private static final int TUNED_AT = 4;

    /** How many digits serve to fine-tune. */
    private static final int IMAGES = 400;

    /** On what, and at which share of the learning rate that training from the start takes at this batch. */
    private record Place(TuningData data, double share) {

        @Override
        public String toString() {
            return data + " × " + share;
        }
    }

    private static final List<Place> PLACES = places();

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (TuningData data : TuningData.values()) {
            places.add(new Place(data, 0.1));
            places.add(new Place(data, 1));
        }
        return List.copyOf(places);
    }

    @Override
    public Result run(Study study) {
        return new FineTuningFigures(
                        PLACES.stream().map(Place::toString).toList(),
                        AccuracyRow.overSeeds(
                                study.workers().measure("fine-tuning", study.trials(), trial -> row(study, trial))))
                .result();
    }

    /** For each place: before, frozen, unfrozen. */
    private static AccuracyRow row(Study study, Trial trial) {
        Network network = trial.trained(NormKind.BATCH, study.training(TRAINED_AT));
        List<Double> accuracies = new ArrayList<>();
        for (Place place : PLACES) {
            Digits test = place.data().of(trial.split().test());
            accuracies.add(Accuracy.of(network, test));
            Network frozen = network.copy();
            frozen.norms().forEach(NormLayer::freezeStatistics);
            accuracies.add(Accuracy.of(tuned(frozen, trial, place), test));
            accuracies.add(Accuracy.of(tuned(network.copy(), trial, place), test));
        }
        return new AccuracyRow(accuracies);
    }

    private static Network tuned(Network network, Trial trial, Place place) {
        Digits train = trial.split().train();
        Digits digits = place.data().of(train.range(0, Math.min(IMAGES, train.size())));
        RandomGenerator random = trial.random();
        double rate = place.share() * Training.inBatchesOf(TUNED_AT, 1).rate();
        new Training(TUNED_AT, 1, rate, 1)
                .run(network, digits, () -> place.data().order(digits, random));
        return network;
    }
}
