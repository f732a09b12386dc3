package io.normforge;

import io.normforge.internal.BackendChoice;
import java.util.List;

/** What a generated layer is to the runtime: LAYER over [size0, 2], with nothing to compute. */
final class ModelNorm extends NormLayer {

    static final NormDescriptor DESCRIPTOR = new NormDescriptor(
            "Norm",
            "io.normforge.Model",
            NormType.LAYER,
            List.of(List.of(Shape.DYNAMIC, 2)),
            List.of(1),
            List.of(1),
            Affine.GAMMA_BETA,
            2,
            false,
            1e-5f,
            Residual.NONE,
            Activation.NONE,
            0.01f,
            false,
            -1,
            1,
            0.1f,
            false,
            0,
            "nothing");

    ModelNorm(Mode mode) {
        super(DESCRIPTOR, mode, BackendChoice.forLayer(ModelNorm.class));
    }

    SavedStatistics forward(int rows) {
        return calls().statisticsToKeep(rows, rows * 2);
    }

    SavedStatistics backward(int rows) {
        return calls().keptStatistics(rows, rows * 2);
    }

    void write(String name, float[] output) {
        calls().checkNotOwned(name, output);
    }
}
