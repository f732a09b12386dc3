package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** A mistake in one class hides none in another, and what is right is generated. */
class SeveralClasses {
/* ERROR: [epsilon] First.Norm: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                      ^ */
    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 0)
    static class First {}

    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
    static class Right {
        SeveralClassesRightNorm norm;
    }

/* ERROR: [groups] Second.Norm: LAYER has no groups; leave the attribute out (type = GROUP pools groups of channels)
                                                                                                     ^ */
    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), groups = 2)
    static class Second {}
}
