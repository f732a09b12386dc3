package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        shapes = @Shape({Shape.DYNAMIC, 64, Shape.DYNAMIC}),
        affine = Affine.SCALE_SHIFT,
        affineAxes = {0, 1},
/* ERROR: [masked] MaskedWithScaleOfSamples.Norm: scale and shift of a masked BATCH are the same at every position of every sample, for all are packed side by side; write affineAxes = 1
                 ^ */
        masked = true)
class MaskedWithScaleOfSamples {}
