package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

// Golden: LongRowsNorm
// Golden: LongRowsNormPlain
// Golden: LongRowsNormVector256
/** Rows in a loop, with a residual before: the attention norm of a small BERT. */
@Normalize(
        name = "Norm",
        type = NormType.LAYER,
        shapes = @Shape({Shape.DYNAMIC, 384}),
        residual = Residual.BEFORE,
        epsilon = 1e-12f)
class LongRows {}
