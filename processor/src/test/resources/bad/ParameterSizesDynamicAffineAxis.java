package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [parameter-sizes] ParameterSizesDynamicAffineAxis.Norm: gamma and beta vary along axis 0, whose size is DYNAMIC, so how many they are is not known; write a fixed size, affineAxes without 0, or affine = NONE
                                                                                                     ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), affineAxes = 0)
class ParameterSizesDynamicAffineAxis {}
