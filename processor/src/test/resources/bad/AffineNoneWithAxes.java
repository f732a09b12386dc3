package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [affine] AffineNoneWithAxes.Norm: affineAxes says how gamma and beta vary, but affine = NONE leaves neither; drop one of the two
                                                                                                                           ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), affine = Affine.NONE, affineAxes = 1)
class AffineNoneWithAxes {}
