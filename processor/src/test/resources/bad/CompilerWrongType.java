package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: compiler.err.prob.found.req
                  ^ */
@Normalize(name = 5, type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
class CompilerWrongType {}
