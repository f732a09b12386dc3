package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Norm", type = NormType.LAYER, axes = {2, 3}, affineAxes = 1,
/* WARNING: [constant-output] SingleElementOfOneShape.Norm: each statistic pools one element:
     the output is beta, whatever x is;
     pool more axes, or check the order of the sizes
                                                            ^ */
        shapes = {@Shape({Shape.DYNAMIC, 64, 7, 7}), @Shape({Shape.DYNAMIC, 64, 1, 1})})
class SingleElementOfOneShape {}
