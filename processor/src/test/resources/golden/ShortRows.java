package golden;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: ShortRowsNormPlain
// Golden: ShortRowsNormVector512
/** Rows short enough for straight-line code. */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 10}), affine = Affine.GAMMA)
class ShortRows {}
