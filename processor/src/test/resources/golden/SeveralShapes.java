package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

// Golden: SeveralShapesNorm
/** One layer for two image sizes. */
@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = {@Shape({Shape.DYNAMIC, 64, 56, 56}), @Shape({Shape.DYNAMIC, 64, 28, 28})},
        axes = {1, 2, 3},
        affineAxes = 1,
        residual = Residual.AFTER)
class SeveralShapes {}
