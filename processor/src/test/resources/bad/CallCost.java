package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// -Anormforge.check=call-cost=note
/* NOTE: [call-cost] CallCost.Norm: over size0*200704 elements: forward computes 10 flops and moves 8 bytes an element, backward computes 18 flops and moves 12 bytes an element
     128 parameters, 128 numbers of running statistics, 2072 bytes a rank to exchange in a step
                  ^ */
@Normalize(name = "Norm", type = NormType.SYNC_BATCH, shapes = @Shape({Shape.DYNAMIC, 64, 56, 56}))
class CallCost {}
