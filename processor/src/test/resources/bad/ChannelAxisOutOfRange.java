package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [channel-axis] ChannelAxisOutOfRange.Norm: axis 3 is no axis of a shape of rank 3; write 1 for channels first, or -1 for channels last
                                                                                                        ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64, 7}), channelAxis = 3)
class ChannelAxisOutOfRange {}
