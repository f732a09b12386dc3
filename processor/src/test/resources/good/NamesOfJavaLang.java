package good;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Shape;

/** Models called like classes that generated code uses. */
class NamesOfJavaLang {
    @Normalize(name = "\u00c9tage", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
    static class Math {}

    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}), residual = Residual.AFTER)
    static class Float {}

    final NamesOfJavaLangMath\u00c9tage norm = new NamesOfJavaLangMath\u00c9tage(Mode.EVAL);
}
