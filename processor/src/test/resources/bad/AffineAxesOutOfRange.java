package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [affine-axes] AffineAxesOutOfRange.Norm: axis 5 is no axis of a shape of rank 2; write one from 0 to 1, or from -1 to -2 to count from the end
                                                                                                         ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), affineAxes = {1, 5})
class AffineAxesOutOfRange {}
