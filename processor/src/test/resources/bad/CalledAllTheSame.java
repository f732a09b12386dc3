package bad;

import io.normforge.Backend;
import io.normforge.Mode;
import io.normforge.NormLayer;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** One mistake, one message: calls of the layer find a class and its methods. */
/* ERROR: [epsilon] CalledAllTheSame.Norm: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 0)
public class CalledAllTheSame {
    private final CalledAllTheSameNorm layer = new CalledAllTheSameNorm(Mode.TRAIN);
    private final NormLayer onPlain = new CalledAllTheSameNorm(Mode.EVAL, Backend.PLAIN);

    void call(float[] x, float[] y, float[] dy, float[] dx) {
        layer.forward(x, y);
        layer.forward(x, y, 2);
        layer.forward(x, 0, y, 0, 2);
        layer.backward(x, dy, dx);
        layer.backward(x, dy, dx, 2);
        layer.backward(x, 0, dy, 0, dx, 0, 2);
        layer.eval();
        onPlain.parameters().gamma()[0] = 2;
    }
}
