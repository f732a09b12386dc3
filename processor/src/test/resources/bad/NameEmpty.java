package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [layer-name] NameEmpty.: "" is no Java identifier, and NameEmpty would be the generated class; write a name such as "AttentionNorm"
                  ^ */
@Normalize(name = "", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
class NameEmpty {}
