package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [suppressed-check] SuppressedCheckThatIsARule.Norm: "epsilon" is a rule, and what breaks it cannot be generated, so it has no level and is not silenced
                             ^ */
@SuppressWarnings({"unused", "normforge:epsilon"})
/* ERROR: [epsilon] SuppressedCheckThatIsARule.Norm: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                                                                                                 ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 64}), epsilon = 0)
class SuppressedCheckThatIsARule {}
