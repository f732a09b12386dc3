package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// -Xlint:-processing
/* ERROR: compiler.err.cant.resolve.location
                                                                       ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIK, 384}))
class CompilerUnknownConstant {}
