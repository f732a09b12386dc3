package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// -Anormforge.check=small-batch=error
/* ERROR: [small-batch] LevelOfAWarning.Norm: BATCH over a batch of 4, 12544 elements a statistic:
     mean and variance of so few scatter from batch to batch, and the averages that EVAL takes fit none of them;
     write type = GROUP (SYNC_BATCH where other ranks have more), or DYNAMIC for a batch that differs
                                                                  ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({4, 64, 56, 56}))
class LevelOfAWarning {}
