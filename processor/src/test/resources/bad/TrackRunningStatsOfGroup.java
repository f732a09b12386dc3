package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.GROUP,
        groups = 4,
        shapes = @Shape({Shape.DYNAMIC, 64}),
/* ERROR: [track-running-stats] TrackRunningStatsOfGroup.Norm: GROUP takes its statistics from each sample, in EVAL too, and has nothing to track; leave the attribute out
                            ^ */
        trackRunningStats = true)
class TrackRunningStatsOfGroup {}
