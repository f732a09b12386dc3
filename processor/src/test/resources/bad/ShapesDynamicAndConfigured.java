package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [shapes] ShapesDynamicAndConfigured.Norm: the size of axis 2 is DYNAMIC here and CONFIGURED in another shape; write CONFIGURED in all of them if the constructor takes it, or DYNAMIC if each call does
                                                                                                                   ^ */
@Normalize(name = "Norm", type = NormType.INSTANCE, shapes = {@Shape({4, 8, Shape.CONFIGURED}), @Shape({2, 8, Shape.DYNAMIC})})
class ShapesDynamicAndConfigured {}
