package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [groups] GroupsOfDynamicChannels.Norm: GROUP splits the channels, and their number, the size of axis 1, is DYNAMIC; write a fixed size, or CONFIGURED for one that is known when the layer is made
                                                                      ^ */
@Normalize(name = "Norm", type = NormType.GROUP, groups = 3, shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 7}))
class GroupsOfDynamicChannels {}
