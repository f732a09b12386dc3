package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [axes] AxesOfBatchWithoutBatch.Norm: BATCH pools over the batch, and axis 0 is not there; add it, or write type = INSTANCE or LAYER
                                                                                                 ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64, 7}), axes = 2)
class AxesOfBatchWithoutBatch {}
