package golden;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

// Golden: GatedResidualNorm
// Golden: GatedResidualNormPlain
// Golden: GatedResidualNormVector256
/** What a DiT block's branch adds goes through a gate of each sample. */
@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 384}),
        residual = Residual.GATED,
        affine = Affine.SCALE_SHIFT,
        affineAxes = {0, -1},
        unitOffset = true,
        epsilon = 1e-6f)
class GatedResidual {}
