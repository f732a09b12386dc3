package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [axes] AxesOfInstanceWithChannels.Norm: INSTANCE keeps channels apart, and axis 1 is theirs; leave it out, or write type = LAYER
                                                                                                    ^ */
@Normalize(name = "Norm", type = NormType.INSTANCE, shapes = @Shape({Shape.DYNAMIC, 64, 7}), axes = {1, 2})
class AxesOfInstanceWithChannels {}
