package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [momentum] MomentumOfLayer.Norm: this LAYER has no running statistics for a momentum; leave it out
                                                                                                   ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), momentum = 0.01f)
class MomentumOfLayer {}
