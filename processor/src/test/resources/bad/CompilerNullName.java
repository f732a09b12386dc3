package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: compiler.err.attribute.value.must.be.constant
                  ^ */
@Normalize(name = null, type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
class CompilerNullName {}
