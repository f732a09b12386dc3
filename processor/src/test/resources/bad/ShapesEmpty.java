package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [shapes] ShapesEmpty.Norm: an empty shape; write at least one size, as in @Shape({DYNAMIC, 384})
                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({}))
class ShapesEmpty {}
