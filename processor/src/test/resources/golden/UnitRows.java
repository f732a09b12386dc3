package golden;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: UnitRowsNormPlain
/** Rows of length 1, each element with a scale. */
@Normalize(name = "Norm", type = NormType.UNIT, shapes = @Shape({Shape.DYNAMIC, 512}), affine = Affine.GAMMA)
class UnitRows {}
