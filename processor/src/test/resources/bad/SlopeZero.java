package bad;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [slope] SlopeZero.Norm: a slope of 0.0; write a finite one that is not 0, such as 0.01f (activation = RELU is the one with 0)
                                                                                                                                    ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), activation = Activation.LEAKY_RELU, slope = 0)
class SlopeZero {}
