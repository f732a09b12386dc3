package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, 128, 384}),
        axes = {1, 2},
/* ERROR: [masked] MaskedWithPositionParameters.Norm: gamma and beta of a masked layer are the same at every position; write affineAxes = 2, or affine = NONE
                 ^ */
        masked = true)
class MaskedWithPositionParameters {}
