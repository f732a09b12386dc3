package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [sizes] SizesNegative.Norm: a size of -384; write a positive size, or DYNAMIC for one known at run time
                                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, -384}))
class SizesNegative {}
