package good;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
class PackagePrivateModel {
    final PackagePrivateModelNorm norm = new PackagePrivateModelNorm(Mode.EVAL);
}
