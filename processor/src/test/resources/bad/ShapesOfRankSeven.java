package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [shapes] ShapesOfRankSeven.Norm: a shape of rank 7; merge neighbouring axes that are used alike into one of at most 6
                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({2, 2, 2, 2, 2, 2, 2}))
class ShapesOfRankSeven {}
