package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: GroupsNormVector256
/** Channels last, split into groups. */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 4, shapes = @Shape({Shape.DYNAMIC, 49, 128}), channelAxis = -1)
class Groups {}
