package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [epsilon-below-float] EpsilonBelowFloat.Norm: an epsilon of 1e-20f is less than 3.6e-15, the variance that rounding near 1 may leave:
     where all inputs of a statistic are equal, it does not keep what is left of them from growing to the size of real data;
     write 1e-5f, or as small as 1e-12f
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 1e-20f)
class EpsilonBelowFloat {}
