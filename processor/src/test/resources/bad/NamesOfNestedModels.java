package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** Both layers would be called NamesOfNestedModelsABNorm. */
class NamesOfNestedModels {
    static class A {
        @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
        static class B {}
    }

/* ERROR: [layer-name-clash] AB.Norm: the layer B.Norm already generates the class bad.NamesOfNestedModelsABNorm; give this one another name
                      ^ */
    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
    static class AB {}

    NamesOfNestedModelsABNorm first;
}
