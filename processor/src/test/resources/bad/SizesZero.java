package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [sizes] SizesZero.Norm: a size of 0; write a positive size, DYNAMIC for one that each call gives, or CONFIGURED for one that the constructor takes
                                                                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({0, 384}))
class SizesZero {}
