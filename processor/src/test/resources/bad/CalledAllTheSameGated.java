package bad;

import io.normforge.Activation;
import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

/** One mistake, one message, with a gate and with an activation of a sum too. */
/* ERROR: [epsilon] CalledAllTheSameGated.Gated: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                 ^ */
@Normalize(name = "Gated", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 0, gate = true)
/* ERROR: [epsilon] CalledAllTheSameGated.Fused: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                   ^ */
@Normalize(name = "Fused", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 0, residual = Residual.AFTER, activation = Activation.RELU)
public class CalledAllTheSameGated {
    private final CalledAllTheSameGatedGated gated = new CalledAllTheSameGatedGated(Mode.TRAIN);
    private final CalledAllTheSameGatedFused fused = new CalledAllTheSameGatedFused(Mode.TRAIN);

    void call(float[] x, float[] gate, float[] residual, float[] y, float[] dy, float[] dx, float[] more) {
        gated.forward(x, gate, y);
        gated.backward(x, gate, dy, dx, more);
        fused.forward(x, residual, y);
        fused.backward(x, residual, dy, dx, more, 3);
    }
}
