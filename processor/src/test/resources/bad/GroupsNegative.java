package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [groups] GroupsNegative.Norm: LAYER has no groups; leave the attribute out (type = GROUP pools groups of channels)
                                                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), groups = -1)
class GroupsNegative {}
