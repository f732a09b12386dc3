package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* ERROR: [storage] StorageOfNothing.Norm: calls that take nothing; write ARRAYS, SEGMENTS or both, or leave the attribute out for ARRAYS
                                                                                                  ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), storage = {})
class StorageOfNothing {}
