package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [sync-in-eval] SyncInEval.Norm: SYNC_BATCH without running statistics:
     in EVAL, too, every call waits for all ranks, and one that has no more samples stops the others;
     leave trackRunningStats out
                                                                                                                ^ */
@Normalize(name = "Norm", type = NormType.SYNC_BATCH, shapes = @Shape({Shape.DYNAMIC, 64}), trackRunningStats = false)
class SyncInEval {}
