package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* NOTE: [epsilon-of-keras] EpsilonOfKeras.Norm: an epsilon of 1e-3 is Keras's default:
     weights that were trained with another, such as PyTorch's 1e-5, give other results with it;
     write 1e-5f unless the weights come from Keras
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 1e-3f)
class EpsilonOfKeras {}
