package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        shapes = @Shape({Shape.DYNAMIC, 64}),
/* ERROR: [track-running-stats] TrackRunningStatsTwice.Norm: several values; write true or false
                            ^ */
        trackRunningStats = {true, false})
class TrackRunningStatsTwice {}
