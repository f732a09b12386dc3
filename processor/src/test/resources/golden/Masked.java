package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// Golden: MaskedNorm
/** Padded sequences on several ranks. */
@Normalize(
        name = "Norm",
        type = NormType.SYNC_BATCH,
        shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 32}),
        channelAxis = -1,
        masked = true)
class Masked {}
