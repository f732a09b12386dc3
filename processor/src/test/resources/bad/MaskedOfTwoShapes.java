package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        shapes = {@Shape({Shape.DYNAMIC, 64, 7}), @Shape({Shape.DYNAMIC, 64, 9})},
/* ERROR: [masked] MaskedOfTwoShapes.Norm: a masked layer takes one shape, whose positions are DYNAMIC where their number differs; leave the others out
                 ^ */
        masked = true)
class MaskedOfTwoShapes {}
