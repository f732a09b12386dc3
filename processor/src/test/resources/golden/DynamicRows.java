package golden;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: DynamicRowsNormPlain
// Golden: DynamicRowsNormVector512
/** Rows of a length that only a call knows. */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC}), affine = Affine.NONE)
class DynamicRows {}
