package golden;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: GatedRowsNorm
// Golden: GatedRowsNormVector256
/** A gate beside the input, as in a gated feed-forward block. */
@Normalize(
        name = "Norm",
        type = NormType.RMS,
        shapes = @Shape({Shape.DYNAMIC, 1024}),
        activation = Activation.SILU,
        gate = true)
class GatedRows {}
