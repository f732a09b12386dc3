package good;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = {@Shape({Shape.DYNAMIC, 4, 5, 5}), @Shape({Shape.DYNAMIC, 4, 3, 3}), @Shape({2, 4, 5, 5})},
        axes = {1, 2, 3},
        affineAxes = 1)
class SeveralShapes {
    final SeveralShapesNorm norm = new SeveralShapesNorm(Mode.EVAL);

    void call(float[] x, float[] y) {
        norm.forward(x, y, 7, 3, 3);
    }
}
