package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 64}),
/* ERROR: [gated-residual] GatedResidualWithoutScale.Norm: the gate of a residual varies as the scale does that a call gives, and affine = GAMMA_BETA has no such scale; write affine = SCALE or SCALE_SHIFT, or residual = BEFORE for a sum without a gate
                           ^ */
        residual = Residual.GATED)
class GatedResidualWithoutScale {}
