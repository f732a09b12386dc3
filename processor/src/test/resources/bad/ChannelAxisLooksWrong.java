package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [channel-axis-looks-wrong] ChannelAxisLooksWrong.Norm: the sizes look like [N, H, W, C], and the channel axis is 1:
     statistics, gamma and beta would be those of 224 rows of pixels;
     write channelAxis = -1, or the sizes as [N, C, H, W]
                                                                 ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 224, 224, 3}))
class ChannelAxisLooksWrong {}
