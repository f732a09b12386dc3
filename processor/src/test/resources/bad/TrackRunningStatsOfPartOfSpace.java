package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.INSTANCE,
        shapes = @Shape({Shape.DYNAMIC, 64, 7, 7}),
        axes = 2,
/* ERROR: [track-running-stats] TrackRunningStatsOfPartOfSpace.Norm: INSTANCE tracks one running statistic a channel, so it has to pool all of space; leave axes out, or write trackRunningStats = false
                            ^ */
        trackRunningStats = true)
class TrackRunningStatsOfPartOfSpace {}
