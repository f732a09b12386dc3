package io.normforge.processor.spec;

import io.normforge.Shape;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Who knows the size of an axis: the compiler, the layer's constructor, or each call. */
record AxisSizes(List<List<Integer>> shapes) {

    /** A constant where the axis has one in every shape. */
    Size of(int axis) {
        return Size.of(axis, isNamed(axis) ? Shape.DYNAMIC : shapes.get(0).get(axis));
    }

    List<Integer> byCall() {
        return axes(axis -> isNamed(axis) && !isConfigured(axis));
    }

    List<Integer> byConstructor() {
        return axes(this::isConfigured);
    }

    private List<Integer> axes(IntPredicate which) {
        return IntStream.range(0, shapes.get(0).size()).filter(which).boxed().toList();
    }

    private boolean isNamed(int axis) {
        return shapes.get(0).get(axis) < 0
                || shapes.stream().map(shape -> shape.get(axis)).distinct().count() > 1;
    }

    private boolean isConfigured(int axis) {
        return shapes.stream().anyMatch(shape -> shape.get(axis) == Shape.CONFIGURED);
    }
}
