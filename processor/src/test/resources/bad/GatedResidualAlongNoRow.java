package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 64}),
        affine = Affine.SCALE_SHIFT,
        affineAxes = 0,
/* ERROR: [gated-residual] GatedResidualAlongNoRow.Norm: a GATED residual takes pooled axes that are the last ones, along all of which scale and gate vary; write affineAxes = {0, -1} for a gate of each sample, without axes
                           ^ */
        residual = Residual.GATED)
class GatedResidualAlongNoRow {}
