package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [single-element] SingleElementOfGroup.Norm: each statistic pools one element, which has no variance; write fewer groups, or check the order of the sizes
                                                                              ^ */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 64, shapes = @Shape({Shape.DYNAMIC, 64}))
class SingleElementOfGroup {}
