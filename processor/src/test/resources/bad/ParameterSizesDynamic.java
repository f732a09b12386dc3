package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [parameter-sizes] ParameterSizesDynamic.Norm: gamma and beta vary along axis 1, whose size is DYNAMIC, so how many they are is not known; write CONFIGURED for a size that is known when the layer is made, a fixed size, affineAxes without 1, affine = NONE, or affine = SCALE_SHIFT, whose scale and shift each call gives
                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({2, Shape.DYNAMIC}))
class ParameterSizesDynamic {}
