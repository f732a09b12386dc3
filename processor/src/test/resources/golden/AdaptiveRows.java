package golden;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: AdaptiveRowsNorm
// Golden: AdaptiveRowsNormPlain
// Golden: AdaptiveRowsNormVector256
/** AdaLN of a diffusion transformer: each sample's scale and shift come with the call. */
@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 384}),
        affine = Affine.SCALE_SHIFT,
        affineAxes = {0, -1},
        unitOffset = true,
        epsilon = 1e-6f)
class AdaptiveRows {}
