package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [constant-output] ConstantOutputOfRms.Norm: each statistic pools one element:
     the output is little more than x's sign;
     pool more axes, or check the order of the sizes
                                                               ^ */
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 64, 1, 1}), axes = {2, 3})
class ConstantOutputOfRms {}
