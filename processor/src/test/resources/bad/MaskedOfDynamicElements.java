package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(
        name = "Norm",
        type = NormType.RMS,
        shapes = @Shape({Shape.DYNAMIC, 9, Shape.DYNAMIC}),
        axes = 1,
        affine = Affine.NONE,
/* ERROR: [masked] MaskedOfDynamicElements.Norm: a position of a masked layer has a fixed number of elements, and axis 2 is DYNAMIC; write a fixed size, or CONFIGURED for one that is known when the layer is made
                 ^ */
        masked = true)
class MaskedOfDynamicElements {}
