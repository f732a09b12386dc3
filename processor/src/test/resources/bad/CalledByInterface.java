package bad;

import io.normforge.MaskedNormFunction;
import io.normforge.Mode;
import io.normforge.NormFunction;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.UnaryNorm;

// An error leaves the interfaces of the layers as they would be.
/* ERROR: [epsilon] CalledByInterface.Plain: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                   ^ */
@Normalize(name = "Plain", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 0f)
/* ERROR: [epsilon] CalledByInterface.Added: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                                              ^ */
@Normalize(name = "Added", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), residual = Residual.AFTER, epsilon = 0f)
/* ERROR: [epsilon] CalledByInterface.Padded: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                                                                     ^ */
@Normalize(name = "Padded", type = NormType.LAYER, axes = {1, 2}, affineAxes = 2, shapes = @Shape({2, Shape.DYNAMIC, 384}), masked = true, epsilon = 0f)
class CalledByInterface {
    final UnaryNorm plain = new CalledByInterfacePlain(Mode.EVAL);
    final NormFunction added = new CalledByInterfaceAdded(Mode.EVAL);
    final MaskedNormFunction padded = new CalledByInterfacePadded(Mode.EVAL);
}
