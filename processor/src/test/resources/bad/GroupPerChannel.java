package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* NOTE: [group-per-channel] GroupPerChannel.Norm: GROUP with a group for each of 64 channels:
     that is INSTANCE, by another name;
     write type = INSTANCE, affine = GAMMA_BETA, or fewer groups, such as 32 or 16
                                                          ^ */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 64, shapes = @Shape({Shape.DYNAMIC, 64, 56, 56}))
class GroupPerChannel {}
