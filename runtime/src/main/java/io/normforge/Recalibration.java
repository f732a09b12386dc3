package io.normforge;

import java.util.List;

/** Running statistics estimated anew, for several layers in one go: all of them, or none if anything fails. */
final class Recalibration {

    private Recalibration() {}

    static void run(List<NormLayer> layers, Runnable forwardCalls) {
        List<Earlier> earlier = layers.stream().map(Earlier::of).toList();
        boolean done = false;
        try {
            layers.forEach(NormLayer::startRecalibration);
            forwardCalls.run();
            layers.forEach(NormLayer::requireBatches);
            done = true;
        } finally {
            for (Earlier each : earlier) {
                each.restore(done);
            }
        }
    }

    /** A layer as it was. */
    private record Earlier(NormLayer layer, Mode mode, boolean frozen, RunningValues values) {

        static Earlier of(NormLayer layer) {
            return new Earlier(
                    layer,
                    layer.mode(),
                    layer.statisticsFrozen(),
                    layer.runningStatistics().values());
        }

        void restore(boolean keepStatistics) {
            layer.endRecalibration(mode, frozen);
            if (!keepStatistics) {
                layer.runningStatistics().restore(values);
            }
        }
    }
}
