package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [parameter-sizes] ParameterSizesDiffer.Norm: the shapes share gamma and beta, which vary along axis 1, but its size is [64, 128] in them; declare another layer, or affineAxes without 1
                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = {@Shape({Shape.DYNAMIC, 64}), @Shape({Shape.DYNAMIC, 128})})
class ParameterSizesDiffer {}
