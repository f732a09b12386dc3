package golden;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: ColumnsNormVector512
/** Pooled along the outer axis: columns side by side. */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({96, Shape.DYNAMIC}), axes = 0, affine = Affine.NONE)
class Columns {}
