package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: GatherNormPlain
/** Several pooled axes with kept ones between them, each short. */
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({2, 3, 2, 3}), axes = {1, 3})
class Gather {}
