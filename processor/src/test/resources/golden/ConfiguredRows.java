package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: ConfiguredRowsNorm
// Golden: ConfiguredRowsNormVector512ForNxC
/** A decoder whose hidden size and epsilon come from the model's file, with a kernel of its own for one size. */
@Normalize(
        name = "Norm",
        type = NormType.RMS,
        shapes = {@Shape({Shape.DYNAMIC, 2048}), @Shape({Shape.DYNAMIC, Shape.CONFIGURED})},
        epsilon = Shape.CONFIGURED)
class ConfiguredRows {}
