package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
/* ERROR: [layer-name-clash] NamesThatDifferInCase.norm: the layer NamesThatDifferInCase.Norm already generates the class bad.NamesThatDifferInCaseNorm, whose file is the same as that of bad.NamesThatDifferInCasenorm on Windows and macOS; give this one another name
                  ^ */
@Normalize(name = "norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
/* ERROR: [layer-name-clash] NamesThatDifferInCase.WideNorm: the class bad.NamesThatDifferInCaseWidenorm exists already, whose file is the same as that of bad.NamesThatDifferInCaseWideNorm on Windows and macOS; give the layer another name
                  ^ */
@Normalize(name = "WideNorm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 768}))
class NamesThatDifferInCase {}

class NamesThatDifferInCaseWidenorm {}
