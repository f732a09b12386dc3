package bad;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

// --add-modules jdk.incubator.vector
// -Anormforge.check=vector-fallback=note
/* NOTE: [vector-fallback] VectorFallback.Norm: backward over size0*100 elements is plain code with 16, 8, 4 lanes: in vectors it would be more than the JIT compiles well
                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 100}), residual = Residual.AFTER, activation = Activation.GELU)
class VectorFallback {}
