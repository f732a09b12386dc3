package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [shapes] ShapesOfTwoRanks.Norm: a shape of rank 3 beside one of rank 2; the shapes of one layer have one rank: declare another layer, or add axes of size 1
                                                                                              ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = {@Shape({Shape.DYNAMIC, 8}), @Shape({Shape.DYNAMIC, 2, 8})})
class ShapesOfTwoRanks {}
