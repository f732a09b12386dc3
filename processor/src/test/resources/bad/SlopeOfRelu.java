package bad;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [slope] SlopeOfRelu.Norm: RELU has no slope; leave the attribute out, or write activation = LEAKY_RELU
                                                                                                                              ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), activation = Activation.RELU, slope = 0.2f)
class SlopeOfRelu {}
