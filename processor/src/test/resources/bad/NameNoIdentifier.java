package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [layer-name] NameNoIdentifier.my-norm: "my-norm" is no Java identifier, and NameNoIdentifiermy-norm would be the generated class; write a name such as "AttentionNorm"
                  ^ */
@Normalize(name = "my-norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
class NameNoIdentifier {}
