package io.normforge.processor.conformance;

import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A case with the spec to compile for it and the calls to make. */
interface TorchCase {

    ConformanceCase source();

    LayerSpec spec();

    /** How many layers it takes. */
    default int ranks() {
        return 1;
    }

    /** Runs it on as many layers as it takes, all on one kernel. */
    Outcome run(List<LayerHandle> ranks);

    /** By the file's names. */
    default Map<String, Expected> expected() {
        return source().expected();
    }

    /**
     * What the calls wrote.
     *
     * @param outputs under the file's names, means at their full precision
     * @param results all of them, in order, to compare with those of other kernels
     */
    record Outcome(Map<String, double[]> outputs, List<NormResult> results) {}

    static TorchCase of(ConformanceCase source) {
        return switch (source.op()) {
            case "BatchNormSequence" -> SequenceCase.of(source);
            case "MaskedBatchNorm" -> MaskedBatchCase.of(source);
            case "SyncBatchNorm" -> SyncCase.of(source);
            default -> LayerCase.of(source);
        };
    }

    /** Floats, widened; nothing stays nothing. */
    static double[] widen(float[] values) {
        double[] wide = new double[values == null ? 0 : values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }
}
