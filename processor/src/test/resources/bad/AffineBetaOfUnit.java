package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [affine] AffineBetaOfUnit.Norm: UNIT learns no beta: it does not centre; write affine = GAMMA or NONE, SCALE_SHIFT for a shift that each call gives, or type = LAYER
                                                                                                      ^ */
@Normalize(name = "Norm", type = NormType.UNIT, shapes = @Shape({Shape.DYNAMIC, 384}), affine = Affine.GAMMA_BETA)
class AffineBetaOfUnit {}
