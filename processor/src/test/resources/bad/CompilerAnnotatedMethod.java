package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

class CompilerAnnotatedMethod {
/* ERROR: compiler.err.annotation.type.not.applicable
    ^ */
    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
    void annotated() {}
}
