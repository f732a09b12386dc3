package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [channels-last-looks-wrong] ChannelsLastLooksWrong.Norm: the sizes look like [N, C, H, W], and the channel axis is the last:
     statistics, gamma and beta would be those of 56 columns of pixels;
     leave channelAxis out, or write the sizes as [N, H, W, C]
                                                                                                             ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64, 56, 56}), channelAxis = -1)
class ChannelsLastLooksWrong {}
