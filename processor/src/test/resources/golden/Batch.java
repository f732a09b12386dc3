package golden;

import io.normforge.Activation;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: BatchNorm
// Golden: BatchNormPlain
/** Statistics of channels over batch and space, and running ones. */
@Normalize(
        name = "Norm",
        type = NormType.BATCH,
        shapes = @Shape({Shape.DYNAMIC, 64, 14, 14}),
        activation = Activation.RELU)
class Batch {}
