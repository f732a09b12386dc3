package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [affine] AffineBetaOfRms.Norm: RMS learns no beta: it does not centre; write affine = GAMMA or NONE, SCALE_SHIFT for a shift that each call gives, or type = LAYER
                                                                                                     ^ */
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 384}), affine = Affine.GAMMA_BETA)
class AffineBetaOfRms {}
