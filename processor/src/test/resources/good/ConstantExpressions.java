package good;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = ConstantExpressions.PREFIX + "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, ConstantExpressions.HEADS * 6}),
        axes = ConstantExpressions.HEADS - 3,
        epsilon = 1e-6f * 2)
class ConstantExpressions {
    static final String PREFIX = "Final";
    static final int HEADS = 4;

    final ConstantExpressionsFinalNorm norm = new ConstantExpressionsFinalNorm(Mode.EVAL);
}
