package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [momentum] MomentumOutOfRange.Norm: a momentum of 1.5; write the share of a batch in the running statistics, from 0 to 1, CUMULATIVE for their average, or CONFIGURED, where the constructor takes it
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64}), momentum = 1.5f)
class MomentumOutOfRange {}
