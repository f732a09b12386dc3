package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        shapes = @Shape({Shape.DYNAMIC, 64, Shape.DYNAMIC}),
        affine = Affine.SCALE_SHIFT,
        affineAxes = {0, 1},
/* ERROR: [gated-residual] GatedResidualOfBatch.Norm: a GATED residual stands before LAYER, RMS or UNIT, whose rows it is added to, and this is BATCH; write residual = BEFORE, and multiply the residual by its gate yourself
                           ^ */
        residual = Residual.GATED)
class GatedResidualOfBatch {}
