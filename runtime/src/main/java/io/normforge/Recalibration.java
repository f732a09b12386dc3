package io.normforge;

import java.util.List;

/** Running statistics estimated anew, for several layers in one go: all of them, or none if anything fails. */
final class Recalibration {

    private Recalibration() {}

    static void run(List<NormLayer> layers, Runnable forwardCalls) {
        List<Earlier> earlier = layers.stream().map(Earlier::of).toList();
        boolean done = false;
        try {
            layers.forEach(Recalibration::start);
            forwardCalls.run();
            layers.forEach(Recalibration::requireBatches);
            done = true;
        } finally {
            for (Earlier each : earlier) {
                each.restore(done);
            }
        }
    }

    /** Starts estimating anew. */
    private static void start(NormLayer layer) {
        layer.runningStatistics().reset();
        layer.runningStatistics().average(true);
        layer.unfreezeStatistics();
        layer.train();
    }

    /** Fails where nothing was fed. */
    private static void requireBatches(NormLayer layer) {
        if (layer.runningStatistics().batchesTracked() == 0) {
            throw new IllegalStateException(
                    layer + ": nothing to recalibrate from; no batch of finite statistics was fed to forward ("
                            + layer.runningStatistics().batchesSkipped() + " were not finite)");
        }
    }

    /** A layer as it was. */
    private record Earlier(NormLayer layer, Mode mode, boolean frozen, RunningValues values) {

        static Earlier of(NormLayer layer) {
            return new Earlier(
                    layer,
                    layer.mode(),
                    layer.statisticsFrozen(),
                    layer.runningStatistics().copy());
        }

        void restore(boolean keepStatistics) {
            layer.runningStatistics().average(false);
            layer.calls().statistics().freeze(frozen);
            layer.calls().mode(mode);
            if (!keepStatistics) {
                layer.runningStatistics().restore(values);
            }
        }
    }
}
