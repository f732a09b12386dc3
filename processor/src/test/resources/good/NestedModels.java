package good;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** A layer is named after all classes around its model, and as visible as the least visible of them. */
public class NestedModels {
    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
    public static class Block {
        final NestedModelsBlockNorm norm = new NestedModelsBlockNorm(Mode.EVAL);

        @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
        private static final class Head {
            final NestedModelsBlockHeadNorm norm = new NestedModelsBlockHeadNorm(Mode.EVAL);
        }

        final Head head = new Head();
    }

    @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 24}))
    class Inner {
        final NestedModelsInnerNorm norm = new NestedModelsInnerNorm(Mode.EVAL);
    }
}
