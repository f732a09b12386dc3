package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [axes] AxesOfGroup.Norm: GROUP pools the channels of a group and all axes but the batch's; leave the attribute out, or write type = LAYER to choose the axes
                                                                                                             ^ */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 4, shapes = @Shape({Shape.DYNAMIC, 64, 7}), axes = 2)
class AxesOfGroup {}
