package io.normforge.examples.digits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much the scores of an image change with the images beside it, and with the mode. */
final class BatchDependence implements Experiment {

    private static final int BATCH = 64;

    /** The largest changes of a score. */
    private record Changes(NormKind kind, double withTheBatch, double withTheMode) {

        boolean none() {
            return withTheBatch == 0 && withTheMode == 0;
        }

        @Override
        public String toString() {
            return cell(withTheBatch) + " with the batch, " + cell(withTheMode) + " with the mode";
        }
    }

    @Override
    public Result run(Study study) {
        List<Changes> changes =
                study.workers().measure("dependence", List.of(NormKind.values()), kind -> changes(study, kind));
        Table table = new Table("norm", "alone or among 64, in TRAIN", "TRAIN or EVAL, 64 images");
        changes.forEach(line -> table.add(line.kind().name(), cell(line.withTheBatch()), cell(line.withTheMode())));
        boolean asTold = changes.stream().allMatch(line -> line.none() == (line.kind() != NormKind.BATCH));
        return new Result(
                "Largest change of a score",
                table,
                List.of(Finding.of(
                        "only BATCH depends on the batch, and differs between TRAIN and EVAL",
                        changes.get(NormKind.BATCH.ordinal()).toString() + "; all others 0",
                        asTold)),
                List.of());
    }

    private static Changes changes(Study study, NormKind kind) {
        Trial trial = study.trial(0);
        Network network = trial.trained(kind, Training.inBatchesOf(16, 1));
        Digits batch = trial.split().test().range(0, BATCH);
        network.train();
        float[] inTrain = scores(network, batch);
        float[] alone = scores(network, batch.range(0, 1));
        network.eval();
        float[] inEval = scores(network, batch);
        return new Changes(kind, largest(alone, inTrain), largest(inEval, inTrain));
    }

    private static float[] scores(Network network, Digits batch) {
        return Arrays.copyOf(network.scores(batch), batch.size() * Digits.CLASSES);
    }

    /** Over the scores of the first. */
    static double largest(float[] scores, float[] others) {
        double largest = 0;
        for (int i = 0; i < scores.length; i++) {
            largest = Math.max(largest, Math.abs(scores[i] - others[i]));
        }
        return largest;
    }

    private static String cell(double change) {
        return change == 0 ? "0" : String.format(Locale.ROOT, "%.3g", change);
    }
}
