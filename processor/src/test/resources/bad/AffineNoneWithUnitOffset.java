package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [affine] AffineNoneWithUnitOffset.Norm: unitOffset makes the scale 1 + gamma, but affine = NONE leaves no gamma; drop one of the two
                                                                                                                         ^ */
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 384}), affine = Affine.NONE, unitOffset = true)
class AffineNoneWithUnitOffset {}
