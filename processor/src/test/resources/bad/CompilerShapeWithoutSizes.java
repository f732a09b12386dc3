package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: compiler.err.annotation.missing.default.value
                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape)
class CompilerShapeWithoutSizes {}
