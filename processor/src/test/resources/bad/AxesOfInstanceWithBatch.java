package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [axes] AxesOfInstanceWithBatch.Norm: INSTANCE keeps samples apart, and axis 0 is the batch's; leave it out, or write type = BATCH
                                                                                                    ^ */
@Normalize(name = "Norm", type = NormType.INSTANCE, shapes = @Shape({Shape.DYNAMIC, 64, 7}), axes = {0, 2})
class AxesOfInstanceWithBatch {}
