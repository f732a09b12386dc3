package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [shapes] ShapesTwice.Norm: this shape is there twice; leave one out
                                                                                              ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = {@Shape({Shape.DYNAMIC, 8}), @Shape({-1, 8})})
class ShapesTwice {}
