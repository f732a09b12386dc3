package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [sizes] SizesNegative.Norm: a size of -384; write a positive size, DYNAMIC for one that each call gives, or CONFIGURED for one that the constructor takes
                                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, -384}))
class SizesNegative {}
