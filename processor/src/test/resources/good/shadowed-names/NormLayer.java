package good.shadow;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** A package with classes named like those that generated code uses. */
@Normalize(name = "Impl", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
class NormLayer {
    final NormLayerImpl norm = new NormLayerImpl(Mode.EVAL);
}

class SavedStatistics {}

class List {}

class Ranges {}

class Generated {}

class FloatVector {}
