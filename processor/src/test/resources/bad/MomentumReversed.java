package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [momentum] MomentumReversed.Norm: a momentum of 0.99 all but forgets every batch before the last; if it comes from Keras, Flax or ONNX, whose momentum is one minus this, write 0.01f
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64}), momentum = 0.99f)
class MomentumReversed {}
