package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [layer-over-space] LayerOverSpace.Norm: LAYER with a gamma for each of 200704 elements:
     that is a weight for every position, which ties the model to this size and learns slowly;
     write affineAxes with the channels' axis alone, such as affineAxes = 1
                                                                                                      ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 64, 56, 56}), axes = {1, 2, 3})
class LayerOverSpace {}
