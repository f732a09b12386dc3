package golden;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

// Golden: FusedRowsNorm
// Golden: FusedRowsNormPlain
// Golden: FusedRowsNormVector512
/** An activation behind a residual, in the same pass. */
@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, 768}),
        residual = Residual.AFTER,
        activation = Activation.GELU)
class FusedRows {}
