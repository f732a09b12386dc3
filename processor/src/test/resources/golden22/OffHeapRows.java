package golden;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;
import io.normforge.Storage;

// Release: 22
// Golden: OffHeapRowsNorm
// Golden: OffHeapRowsNormSegments
// Golden: OffHeapRowsNormVector512Segments
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 256}), storage = Storage.SEGMENTS)
final class OffHeapRows {}
