package good;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
record RecordModel(RecordModelNorm norm, float[] weights) {
    RecordModel(float[] weights) {
        this(new RecordModelNorm(Mode.EVAL), weights);
    }
}
