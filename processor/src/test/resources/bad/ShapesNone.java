package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [shapes] ShapesNone.Norm: no shape; write the sizes of x, as in @Shape({DYNAMIC, 384})
                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = {})
class ShapesNone {}
