package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [affine-axes] AffineAxesTwice.Norm: axis 1 is there twice (1 from the front); leave one out
                                                                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), affineAxes = {-1, 1})
class AffineAxesTwice {}
