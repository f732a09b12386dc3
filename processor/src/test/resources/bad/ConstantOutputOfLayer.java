package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [constant-output] ConstantOutputOfLayer.Norm: each statistic pools one element:
     the output is beta, whatever x is;
     pool more axes, or check the order of the sizes
                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 1}))
class ConstantOutputOfLayer {}
