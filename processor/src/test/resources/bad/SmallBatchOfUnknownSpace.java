package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [padding-in-statistics] SmallBatchOfUnknownSpace.Norm: BATCH pools the batch and axis 2, whose size is DYNAMIC:
     samples of unequal lengths are padded to be stacked, and the padding counts in mean and variance;
     write masked = true, and hand over the lengths
                                                          ^ */
/* WARNING: [small-batch] SmallBatchOfUnknownSpace.Norm: BATCH over a batch of 2:
     mean and variance of so few scatter from batch to batch, and the averages that EVAL takes fit none of them;
     write type = GROUP (SYNC_BATCH where other ranks have more), or DYNAMIC for a batch that differs
                                                                                                        ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = {@Shape({Shape.DYNAMIC, 64, 56, 56}), @Shape({2, 64, Shape.DYNAMIC, 7})})
class SmallBatchOfUnknownSpace {}
