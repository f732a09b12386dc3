package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.INSTANCE,
        shapes = @Shape({Shape.DYNAMIC, 64, 7}),
        trackRunningStats = true,
/* ERROR: [masked] MaskedTrackingInstance.Norm: a masked INSTANCE cannot track running statistics, for its samples have unequal counts; leave trackRunningStats out
                 ^ */
        masked = true)
class MaskedTrackingInstance {}
