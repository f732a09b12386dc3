package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* NOTE: [group-of-one] GroupOfOne.Norm: GROUP with one group pools all channels and all of space:
     that is LAYER over a whole sample, not the LAYER of a transformer, which pools the channels of each position alone;
     write type = LAYER with the axes to pool, or silence this where it is meant
                                                          ^ */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 1, shapes = @Shape({Shape.DYNAMIC, 64, 56, 56}))
class GroupOfOne {}
