package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** The kernel of the one would be the other layer. */
class NameOfAnotherKernel {
    static class A {
        @Normalize(name = "Norm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
        static class B {}
    }

    @Normalize(name = "BNormPlain", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
    static class A2 {}
}

/* ERROR: [layer-name-clash] NameOfAnotherKernelA.BNormPlain: the layer B.Norm already generates the class bad.NameOfAnotherKernelABNormPlain; give this one another name
                  ^ */
@Normalize(name = "BNormPlain", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}))
class NameOfAnotherKernelA {}
