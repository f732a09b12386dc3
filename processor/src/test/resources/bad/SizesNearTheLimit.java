package bad;

import static io.normforge.Shape.DYNAMIC;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [sizes] SizesNearTheLimit.Norm: a shape of 2147483640 elements, more than the 2147418112 of a call; make the outer axes DYNAMIC and call the layer in parts
                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape(2147483640))
/* ERROR: [sizes] SizesNearTheLimit.Most: a shape of 2147483647 elements, more than the 2147418112 of a call; make the outer axes DYNAMIC and call the layer in parts
                                                                ^ */
@Normalize(name = "Most", type = NormType.RMS, shapes = @Shape({DYNAMIC, 2147483647}))
class SizesNearTheLimit {}
