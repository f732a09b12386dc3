package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [channel-axis] ChannelAxisIsBatch.Norm: axis 0 is the batch axis, and INSTANCE needs another for the channels; write 1 for channels first, or -1 for channels last
                                                                                                           ^ */
@Normalize(name = "Norm", type = NormType.INSTANCE, shapes = @Shape({Shape.DYNAMIC, 64, 7}), channelAxis = -3)
class ChannelAxisIsBatch {}
