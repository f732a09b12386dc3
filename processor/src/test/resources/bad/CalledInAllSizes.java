package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** Sizes follow the arrays, however many there are. */
/* ERROR: [groups] CalledInAllSizes.Norm: LAYER has no groups; leave the attribute out (type = GROUP pools groups of channels)
                                                                                                                                               ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = {@Shape({Shape.DYNAMIC, Shape.DYNAMIC, 4}), @Shape({3, Shape.DYNAMIC, 4})}, groups = 3)
class CalledInAllSizes {
    void call(CalledInAllSizesNorm layer, float[] x, float[] y) {
        layer.forward(x, y, 3, 7);
        layer.forward(x, 12, y, 0, 3, 7);
    }
}
