package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [channel-axis] ChannelAxisOfLayer.Norm: LAYER knows no channel axis; leave the attribute out, and say by axes what is pooled
                                                                                                      ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), channelAxis = -1)
class ChannelAxisOfLayer {}
