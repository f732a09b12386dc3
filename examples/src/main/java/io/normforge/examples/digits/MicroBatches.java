package io.normforge.examples.digits;

import java.util.List;
import java.util.Locale;

/** How far the gradient of a batch in parts is from that of the whole. */
final class MicroBatches implements Experiment {

    private static final int BATCH = 16;

    /** The arithmetic of the sums is that of floats, whose last place is 6e-8 to 1.2e-7 of a number. */
    private static final double ROUNDING = 1e-5;

    @Override
    public Result run(Study study) {
        Digits batch = study.trial(0).split().train().range(0, BATCH);
        double[] whole = Gradients.alone(NormKind.BATCH, batch, 1);
        double[] synchronizedParts = Gradients.together(2, interleaved(batch), 2);
        double group = Gradients.distance(
                Gradients.alone(NormKind.GROUP, batch, 4), Gradients.alone(NormKind.GROUP, batch, 1));
        double parts = Gradients.distance(Gradients.alone(NormKind.BATCH, batch, 4), whole);
        double toWhole = Gradients.distance(synchronizedParts, whole);
        double toMicroBatches = Gradients.distance(synchronizedParts, Gradients.alone(NormKind.BATCH, batch, 2));
        return new Result(
                "Distance of the gradient of 16 images, as a share of its length",
                new Table("gradient of", "from that of", "distance")
                        .add("GROUP, 4 parts of 4", "GROUP, 16 at once", cell(group))
                        .add("BATCH, 4 parts of 4", "BATCH, 16 at once", cell(parts))
                        .add("SYNC_BATCH, 2 ranks of 2 parts of 4", "BATCH, 16 at once", cell(toWhole))
                        .add("SYNC_BATCH, 2 ranks of 2 parts of 4", "BATCH, 2 parts of 8", cell(toMicroBatches)),
                List.of(Finding.of(
                        "SYNC_BATCH under gradient accumulation sees the micro-batch of all ranks, not the whole batch",
                        cell(toMicroBatches) + " from the former, " + cell(toWhole) + " from the latter",
                        toMicroBatches <= ROUNDING && toWhole > ROUNDING)),
                List.of());
    }

    /** So that what two ranks see at once, the first part of each half, is the first half of the batch. */
    private static Digits interleaved(Digits batch) {
        return batch.choose(0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7, 12, 13, 14, 15);
    }

    private static String cell(double distance) {
        return String.format(Locale.ROOT, "%.1e", distance);
    }
}
