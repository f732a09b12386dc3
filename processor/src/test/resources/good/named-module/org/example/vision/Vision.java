package org.example.vision;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
public final class Vision {
    public final VisionNorm norm = new VisionNorm(Mode.EVAL);
}
