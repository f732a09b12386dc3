package good;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

@Normalize(name = "AttentionNorm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}), residual = Residual.BEFORE)
@Normalize(name = "FinalNorm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 24}), unitOffset = true)
class RepeatedAnnotations {
    final RepeatedAnnotationsAttentionNorm attentionNorm = new RepeatedAnnotationsAttentionNorm(Mode.EVAL);
    final RepeatedAnnotationsFinalNorm finalNorm = new RepeatedAnnotationsFinalNorm(Mode.TRAIN);

    void call(float[] x, float[] residual, float[] sum, float[] y) {
        attentionNorm.forwardSum(x, residual, sum, y);
        finalNorm.forward(y, y);
    }
}
