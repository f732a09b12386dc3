package golden;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: SegmentsNormPlain
/** A statistic over several rows apart from each other. */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({4, Shape.DYNAMIC, 160}), axes = {0, 2}, affine = Affine.NONE)
class Segments {}
