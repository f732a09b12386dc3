package demo;

import static io.normforge.NormType.LAYER;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Second", type = LAYER, shapes = @Shape({DYNAMIC, 8}))
public final class Model {}
