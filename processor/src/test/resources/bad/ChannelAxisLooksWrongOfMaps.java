package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [channel-axis-looks-wrong] ChannelAxisLooksWrongOfMaps.Norm: the sizes look like [N, H, W, C], and the channel axis is 1:
     statistics, gamma and beta would be those of 28 rows of pixels;
     write channelAxis = -1, or the sizes as [N, C, H, W]
                                                                             ^ */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 7, shapes = @Shape({Shape.DYNAMIC, 28, 28, 512}))
class ChannelAxisLooksWrongOfMaps {}
