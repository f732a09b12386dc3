package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [padding-in-statistics] PaddingInStatistics.Norm: BATCH pools the batch and axis 2, whose size is DYNAMIC:
     samples of unequal lengths are padded to be stacked, and the padding counts in mean and variance;
     write masked = true, and hand over the lengths
                                                          ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 512, Shape.DYNAMIC}))
class PaddingInStatistics {}
