package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [epsilon] SizesOfConstants.AB: an epsilon of -5.0E-6; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                       ^ */
@Normalize(name = "A" + "B", type = NormType.LAYER, epsilon = SizesOfConstants.EPSILON / 2,
/* ERROR: [sizes] SizesOfConstants.AB: a size of 0; write a positive size, DYNAMIC for one that each call gives, or CONFIGURED for one that the constructor takes
                                                                ^ */
        shapes = {@Shape({Shape.DYNAMIC, SizesOfConstants.HEADS * SizesOfConstants.WIDTH})})
class SizesOfConstants {
    static final int HEADS = 0;
    static final int WIDTH = 64;
    static final float EPSILON = -1e-5f;
}
