package io.normforge.processor.testing;

import io.normforge.Mode;
import io.normforge.NormLayer;

/**
 * Where a layer stands before a call.
 *
 * @param runningMean null for the first values, like runningVariance
 */
public record StartingState(Mode mode, float[] runningMean, float[] runningVariance) {

    /** A new layer's. */
    public static final StartingState INITIAL = new StartingState(Mode.TRAIN, null, null);

    void applyTo(NormLayer layer) {
        layer.runningStatistics().reset();
        if (runningMean != null) {
            layer.runningStatistics().set(runningMean, runningVariance, 0);
        }
        layer.unfreezeStatistics();
        if (mode == Mode.TRAIN) {
            layer.train();
        } else {
            layer.eval();
        }
    }
}
