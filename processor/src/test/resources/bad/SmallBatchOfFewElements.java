package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [small-batch] SmallBatchOfFewElements.Norm: BATCH over a batch of 16, 16 elements a statistic:
     mean and variance of so few scatter from batch to batch, and the averages that EVAL takes fit none of them;
     write type = GROUP (SYNC_BATCH where other ranks have more), or DYNAMIC for a batch that differs
                                                                  ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({16, 64}))
class SmallBatchOfFewElements {}
