package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [channel-axis] ChannelAxisOfRankOne.Norm: BATCH needs a batch axis and a channel axis, and the shape has one axis; write two sizes or more, as in @Shape({DYNAMIC, 64})
                                                          ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({64}))
class ChannelAxisOfRankOne {}
