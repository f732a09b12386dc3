package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [layer-name-clash] NameOfExistingKernel.Norm: the class bad.NameOfExistingKernelNormPlain exists already, and the layer would generate it; give the layer another name
                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
class NameOfExistingKernel {}

class NameOfExistingKernelNormPlain {}
