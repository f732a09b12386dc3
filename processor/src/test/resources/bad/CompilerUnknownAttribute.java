package bad;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: compiler.err.cant.resolve.location.args
                                                                                        ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilom = 1e-6f)
class CompilerUnknownAttribute {
    final CompilerUnknownAttributeNorm norm = new CompilerUnknownAttributeNorm(Mode.EVAL);

    void run(float[] x, float[] residual, float[] y) {
        norm.forward(x, y);
    }
}
