package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// -Anormforge.check=folds-into-the-layer-before=note
/* NOTE: [folds-into-the-layer-before] FoldsIntoTheLayerBefore.Norm: in EVAL this BATCH folds into the layer before, and costs nothing
     channelAffine() has the factors and summands for its weights
                                         ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64, 56, 56}))
class FoldsIntoTheLayerBefore {}
