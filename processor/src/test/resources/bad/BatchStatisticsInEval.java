package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [batch-statistics-in-eval] BatchStatisticsInEval.Norm: BATCH without running statistics:
     in EVAL, too, a sample's result depends on the others of its batch, and changes with their number;
     leave trackRunningStats out, or write type = GROUP or LAYER
                                                                                                           ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64}), trackRunningStats = false)
class BatchStatisticsInEval {}
