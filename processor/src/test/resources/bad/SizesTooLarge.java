package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [sizes] SizesTooLarge.Norm: a shape of 2147483648 elements, more than the 2147418112 of a call; make the outer axes DYNAMIC and call the layer in parts
                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 65536, 32768}))
class SizesTooLarge {}
