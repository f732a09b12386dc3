package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [frozen-averages] FrozenAverages.Norm: a momentum of 0 leaves the running statistics at 0 and 1:
     EVAL then normalizes by them, whatever TRAIN has seen;
     write 0.1f, or call freezeStatistics() once they are loaded
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.BATCH, shapes = @Shape({Shape.DYNAMIC, 64}), momentum = 0)
class FrozenAverages {}
