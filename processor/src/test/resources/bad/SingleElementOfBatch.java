package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [single-element] SingleElementOfBatch.Norm: each statistic pools one element, which has no variance; make the batch axis larger or DYNAMIC, or write type = GROUP or LAYER
                                                                 ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({1, 64}))
class SingleElementOfBatch {}
