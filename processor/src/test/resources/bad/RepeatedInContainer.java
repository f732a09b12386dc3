package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize.Several({
/* ERROR: [epsilon] RepeatedInContainer.First: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it (at epsilon)
                                                                                                       ^ */
    @Normalize(name = "First", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 0),
/* ERROR: [axes] RepeatedInContainer.Second: axis 7 is no axis of a shape of rank 2; write one from 0 to 1, or from -1 to -2 to count from the end (at axes[1])
                                                                                                         ^ */
    @Normalize(name = "Second", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), axes = {0, 7})
})
class RepeatedInContainer {}
