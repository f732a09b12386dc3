package demo;

import static io.normforge.NormType.BATCH;
import static io.normforge.NormType.GROUP;
import static io.normforge.NormType.LAYER;
import static io.normforge.NormType.RMS;
import static io.normforge.NormType.SYNC_BATCH;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Activation;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

/** The model of the pictures in the docs. */
@Normalize(name = "BlockNorm", type = GROUP, shapes = @Shape({8, 64, 28, 28}), groups = 8, activation = Activation.SILU)
@Normalize(
        name = "StemNorm",
        type = BATCH,
        shapes = {@Shape({DYNAMIC, 64, 56, 56}), @Shape({DYNAMIC, 64, 28, 28})},
        activation = Activation.RELU,
        momentum = 0.95f)
@Normalize(name = "TokenNorm", type = LAYER, shapes = @Shape({DYNAMIC, DYNAMIC, 384}), residual = Residual.BEFORE)
@Normalize(name = "RowNorm", type = RMS, shapes = @Shape({DYNAMIC, 12}))
class Detector {

    @Normalize(name = "Norm", type = SYNC_BATCH, shapes = @Shape({64, 4, 4, 4, 8}), channelAxis = -1)
    static class Head {}
}
