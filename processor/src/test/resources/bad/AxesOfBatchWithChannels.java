package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [axes] AxesOfBatchWithChannels.Norm: BATCH has a statistic for each channel, and axis 1 is the channels'; leave it out, or write type = LAYER
                                                                                                 ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64, 7}), axes = {0, 1})
class AxesOfBatchWithChannels {}
