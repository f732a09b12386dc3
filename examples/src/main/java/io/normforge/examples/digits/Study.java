package io.normforge.examples.digits;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** What every experiment works with. */
record Study(Digits digits, Effort effort, Workers workers) {

    Trial trial(long seed) {
        return new Trial(digits, seed);
    }

    /** The usual training, in batches of a size. */
    Training training(int batch) {
        return Training.inBatchesOf(batch, effort.epochs());
    }

    List<Trial> trials() {
        return LongStream.range(0, effort.seeds()).mapToObj(this::trial).toList();
    }

    /** A figure under each seed. */
    Accuracies overSeeds(ToDoubleFunction<Trial> figure) {
        return Accuracies.of(effort.seeds(), seed -> figure.applyAsDouble(trial(seed)));
    }
}
