package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;
import io.normforge.Storage;

/* ERROR: [storage] StorageOfOldRelease.Norm: memory segments (java.lang.foreign) are there from Java 22 on, and this compilation is for an older one; compile with --release 22 or later, or write storage = ARRAYS
                                                                                                                          ^ */
@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), storage = {Storage.ARRAYS, Storage.SEGMENTS})
class StorageOfOldRelease {}
