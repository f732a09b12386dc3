package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [single-element] SingleElementOfInstance.Norm: each statistic pools one element, which has no variance; write type = GROUP or LAYER, or check the order of the sizes
                                                                    ^ */
@Normalize(name = "Norm", type = NormType.INSTANCE, shapes = @Shape({Shape.DYNAMIC, 64}))
class SingleElementOfInstance {}
