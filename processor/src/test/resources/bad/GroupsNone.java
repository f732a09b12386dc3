package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [groups] GroupsNone.Norm: 0 groups; write how many groups the channels are split into, such as groups = 32, or CONFIGURED, where the constructor takes it
^ */
@Normalize(name = "Norm", type = NormType.GROUP, shapes = @Shape({Shape.DYNAMIC, 64, 7}))
class GroupsNone {}
