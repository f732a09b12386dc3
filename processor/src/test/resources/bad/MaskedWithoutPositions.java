package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [masked] MaskedWithoutPositions.Norm: no padding can enter a statistic of this LAYER, for it pools no positions; leave the attribute out
                                                                                                                ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 384}), masked = true)
class MaskedWithoutPositions {}
