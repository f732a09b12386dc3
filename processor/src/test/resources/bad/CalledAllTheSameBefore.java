package bad;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

/** One mistake, one message: calls of the layer find a class and its methods. */
/* ERROR: [epsilon] CalledAllTheSameBefore.Norm: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 0, residual = Residual.BEFORE)
public class CalledAllTheSameBefore {
    private final CalledAllTheSameBeforeNorm layer = new CalledAllTheSameBeforeNorm(Mode.TRAIN);
    private final NormLayer onPlain = new CalledAllTheSameBeforeNorm(Mode.EVAL, Backend.PLAIN);

    void call(float[] x, float[] residual, float[] sum, float[] y, float[] dy, float[] dsum, float[] dx) {
        layer.forward(x, residual, y);
        layer.forward(x, residual, y, 2);
        layer.forward(x, 0, residual, 0, y, 0, 2);
        layer.forwardSum(x, residual, sum, y);
        layer.forwardSum(x, residual, sum, y, 2);
        layer.forwardSum(x, 0, residual, 0, sum, 0, y, 0, 2);
        layer.backward(x, residual, dy, dx);
        layer.backward(x, residual, dy, dx, 2);
        layer.backward(x, 0, residual, 0, dy, 0, dx, 0, 2);
        layer.backwardSum(sum, dy, dsum, dx);
        layer.backwardSum(sum, dy, dsum, dx, 2);
        layer.backwardSum(sum, 0, dy, 0, dsum, 0, dx, 0, 2);
        layer.eval();
        onPlain.parameters().gamma()[0] = 2;
    }
}
