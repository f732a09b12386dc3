package io.normforge.processor.behaviour;

import io.normforge.processor.testing.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A layer and the shape of a call. */
record GatedCase(LayerSpec spec, List<Integer> sizes) {

    GatedCase(LayerSpec spec, int... sizes) {
        this(spec, IntStream.of(sizes).boxed().toList());
    }

    int[] shape() {
        return sizes.stream().mapToInt(i -> i).toArray();
    }

    int elements() {
        return Arrays.stream(shape()).reduce(1, (left, right) -> left * right);
    }

    /** Which scale, shift and gate an element has. */
    int parameterOf(int element) {
        int parameter = 0;
        int stride = 1;
        int rest = element;
        for (int axis = sizes.size() - 1; axis >= 0; axis--) {
            if (spec.parameterAxes().contains(axis)) {
                parameter += rest % sizes.get(axis) * stride;
                stride *= sizes.get(axis);
            }
            rest /= sizes.get(axis);
        }
        return parameter;
    }
}
