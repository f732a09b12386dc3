package io.normforge.processor.testing;

import java.util.Arrays;
import java.util.Collection;

/**
 * Which cell each element of a shape belongs to, where some axes tell cells apart and the others are within them.
 *
 * @param count how many there are
 * @param of for every element its cell, row-major over the axes that tell them apart
 */
record Cells(int count, int[] of) {

    /** Cells of one position each along these axes. */
    static Cells along(int[] shape, Collection<Integer> axes) {
        int[] lengths = shape.clone();
        axes.forEach(axis -> lengths[axis] = 1);
        return ofLengths(shape, lengths);
    }

    /** Cells of so many positions along each axis. */
    static Cells ofLengths(int[] shape, int[] lengths) {
        int[] index = new int[Arrays.stream(shape).reduce(1, (left, right) -> left * right)];
        int count = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            count *= lengths[axis] == 0 ? 1 : shape[axis] / lengths[axis];
        }
        for (int e = 0; e < index.length; e++) {
            int rest = e;
            int stride = 1;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                index[e] += rest % shape[axis] / lengths[axis] * stride;
                rest /= shape[axis];
                stride *= shape[axis] / lengths[axis];
            }
        }
        return new Cells(count, index);
    }

    double[] sum(double[] values) {
        double[] sum = new double[count];
        for (int e = 0; e < values.length; e++) {
            sum[of[e]] += values[e];
        }
        return sum;
    }

    double[] mean(double[] values) {
        double[] mean = sum(values);
        int[] elements = new int[count];
        for (int cell : of) {
            elements[cell]++;
        }
        Arrays.setAll(mean, cell -> mean[cell] / elements[cell]);
        return mean;
    }
}
