package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 384}),
        axes = {1, 2},
        affine = Affine.SCALE_SHIFT,
        affineAxes = 2,
/* ERROR: [masked] MaskedWithScaleOfPositions.Norm: scale and shift of a masked LAYER are those of a sample, and the same at all its positions; write affineAxes = {0, 2}
                 ^ */
        masked = true)
class MaskedWithScaleOfPositions {}
