package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [reversed-momentum] ReversedMomentum.Norm: a momentum of 0.99 all but forgets every batch before the last:
     here it is the share of the new batch, as in PyTorch; Keras, Flax and ONNX mean the share of the old ones;
     write 0.01f if it comes from one of those
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64}), momentum = 0.99f)
class ReversedMomentum {}
