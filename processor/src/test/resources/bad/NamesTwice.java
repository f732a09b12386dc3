package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
/* ERROR: [layer-name-clash] NamesTwice.Norm: the layer NamesTwice.Norm already generates the class bad.NamesTwiceNorm; give this one another name
                  ^ */
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 384}))
class NamesTwice {}
