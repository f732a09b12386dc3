package bad;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** The compiler says what does not compile, and no caller of the layer is to blame. */
// -Xlint:-processing
/* ERROR: compiler.err.cant.resolve
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = EPSILLON)
class CompilerErrorWithCaller {
    static final float EPSILON = 1e-6f;

    final CompilerErrorWithCallerNorm norm = new CompilerErrorWithCallerNorm(Mode.EVAL);
}
