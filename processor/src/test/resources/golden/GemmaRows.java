package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: GemmaRowsNorm
// Golden: GemmaRowsNormVector128
/** RMS with the scale 1 + gamma. */
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 256}), unitOffset = true, epsilon = 1e-6f)
class GemmaRows {}
