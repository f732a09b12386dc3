package io.normforge.processor.advice;

import io.normforge.Shape;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Questions about declared sizes. */
final class Sizes {

    private static final int BATCH_AXIS = 0;

    private Sizes() {}

    /** The first batch that has such a size. */
    static Optional<Declared<Integer>> batch(NormDeclaration declaration, IntPredicate such) {
        return declaration.shapes().value().stream()
                .map(shape -> shape.value().get(BATCH_AXIS))
                .filter(size -> such.test(size.value()))
                .findFirst();
    }

    /** The first shape whose sizes are such. */
    static Optional<Declared<List<Declared<Integer>>>> shape(
            NormDeclaration declaration, Predicate<List<Integer>> such) {
        return declaration.shapes().value().stream()
                .filter(shape -> such.test(plain(shape)))
                .findFirst();
    }

    static List<Integer> plain(Declared<List<Declared<Integer>>> shape) {
        return shape.value().stream().map(Declared::value).toList();
    }

    /** How many elements a statistic pools where that is constant; 0 where it is not. */
    static int pooled(NormSpec spec, List<Integer> shape) {
        var pooled = spec.canonical(shape).pooled();
        return pooled.isConstant() ? pooled.factor() : 0;
    }

    /** The pooled axes, beside the batch's, whose size a call gives in one of the shapes. */
    static List<Integer> pooledPositions(NormSpec spec) {
        return spec.axes().stream()
                .filter(axis -> axis != BATCH_AXIS)
                .filter(axis -> spec.shapes().stream().anyMatch(shape -> shape.get(axis) == Shape.DYNAMIC))
                .toList();
    }
}
