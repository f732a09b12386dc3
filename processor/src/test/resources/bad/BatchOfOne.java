package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [batch-of-one] BatchOfOne.Norm: BATCH over a batch of one sample:
     TRAIN normalizes by the sample's own statistics and EVAL by averages over many, so that the model is served with numbers it was not trained on;
     write type = GROUP or INSTANCE, or DYNAMIC for a batch that differs
                                                                  ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({1, 64, 56, 56}))
class BatchOfOne {}
