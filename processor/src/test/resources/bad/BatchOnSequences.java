package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [batch-on-sequences] BatchOnSequences.Norm: BATCH over the tokens of sequences:
     sequences differ in length and in what they say, so that statistics over a batch of them are unsteady, padding counts, and one sequence at a time is served by other numbers;
     write type = LAYER or RMS, or masked = true where BATCH is meant
                                         ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, Shape.DYNAMIC, 512}), channelAxis = -1)
class BatchOnSequences {}
