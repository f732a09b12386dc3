package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.BATCH,
/* ERROR: [track-running-stats] TrackRunningStatsOfDynamicAxis.Norm: running statistics vary along axis 1, whose size is not one fixed number; write one, or CONFIGURED for one that is known when the layer is made, pool the axis, or write trackRunningStats = false
                 ^ */
        shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 64}),
        channelAxis = -1,
        axes = 0)
class TrackRunningStatsOfDynamicAxis {}
