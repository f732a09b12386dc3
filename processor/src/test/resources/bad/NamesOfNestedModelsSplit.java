package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** The names differ at another place and still join to one: A.B + C and AB + C, and A + BC. */
class NamesOfNestedModelsSplit {
    static class A {
        @Normalize(name = "C", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
        static class B {}
    }

/* ERROR: [layer-name-clash] AB.C: the layer B.C already generates the class bad.NamesOfNestedModelsSplitABC; give this one another name
                      ^ */
    @Normalize(name = "C", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
    static class AB {}
}

/* ERROR: [layer-name-clash] NamesOfNestedModelsSplitA.BC: the layer B.C already generates the class bad.NamesOfNestedModelsSplitABC; give this one another name
                  ^ */
@Normalize(name = "BC", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
class NamesOfNestedModelsSplitA {}
