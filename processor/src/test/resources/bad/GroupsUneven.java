package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [groups] GroupsUneven.Norm: 64 channels do not split evenly into 3 groups; write 2 or 4
                                                          ^ */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 3, shapes = @Shape({Shape.DYNAMIC, 64, 7}))
class GroupsUneven {}
