package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: ColumnsAffineNormPlain
/** Columns with a scale and a shift of their own. */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 40}), axes = 0, affineAxes = 1)
class ColumnsAffine {}
