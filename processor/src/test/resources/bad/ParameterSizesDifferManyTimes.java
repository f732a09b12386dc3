package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [parameter-sizes] ParameterSizesDifferManyTimes.Norm: the shapes share gamma and beta, which vary along axis 1, but its size is [64, 65, 66, 67] and 2 more in them; declare another layer, affineAxes without 1, or one more shape with CONFIGURED there, whose size the constructor takes
                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = {@Shape({Shape.DYNAMIC, 64}), @Shape({Shape.DYNAMIC, 65}), @Shape({Shape.DYNAMIC, 66}), @Shape({Shape.DYNAMIC, 67}), @Shape({Shape.DYNAMIC, 68}), @Shape({Shape.DYNAMIC, 69})})
class ParameterSizesDifferManyTimes {}
