package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, 7, 7, 384}),
        axes = {2, 3},
        affineAxes = 3,
/* ERROR: [masked] MaskedOverSomePositions.Norm: a masked LAYER pools all positions of a sample together; write all of [1, 2] into axes, or leave axes out
                 ^ */
        masked = true)
class MaskedOverSomePositions {}
