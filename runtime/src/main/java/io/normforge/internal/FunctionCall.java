package io.normforge.internal;

import java.util.Arrays;

/** What a call through an interface checks beside what the layer's own method does. */
public final class FunctionCall {

    private FunctionCall() {}

    /**
     * A shape has the rank and the constant sizes of the layer's.
     *
     * @param declared −1 for each size that a call gives
     */
    public static void shape(String layer, int[] shape, int[] declared) {
        boolean fits = shape.length == declared.length;
        for (int axis = 0; fits && axis < shape.length; axis++) {
            fits = declared[axis] < 0 || declared[axis] == shape[axis];
        }
        if (!fits) {
            throw new IllegalArgumentException(layer + ": a shape of " + Arrays.toString(shape)
                    + " where the layer is for " + Arrays.toString(declared).replace("-1", "any"));
        }
    }

    /** There are as many arrays as the layer has inputs. */
    public static void count(String layer, String name, float[][] arrays, int inputs) {
        if (arrays.length != inputs) {
            throw new IllegalArgumentException(layer + ": " + arrays.length + " " + name + ", but the layer has "
                    + inputs + "; NormDescriptor.inputs() lists them");
        }
    }

    /** The array that takes a copy of a gradient, afterwards, has its length and is no other one that backward writes. */
    public static void copied(String layer, String name, float[] copy, float[] dx, float[] dy) {
        if (copy.length != dy.length) {
            throw new IllegalArgumentException(
                    layer + ": " + name + " has length " + copy.length + ", but dy has " + dy.length);
        }
        if (copy == dx || dy == dx) {
            throw new IllegalArgumentException(
                    layer + ": dx is " + (copy == dx ? name : "dy") + " as well; pass an array of its own");
        }
    }

    /**
     * Sets what is no valid position to 0.
     *
     * @param lengths how many positions of each sample are valid
     * @param elementAxis the axis that is no position of a mask
     */
    public static void clearPadding(float[] array, int[] lengths, int[] shape, int elementAxis) {
        int inner = product(shape, elementAxis + 1, shape.length);
        int lines = product(shape, 1, elementAxis + 1);
        for (int line = 0; line < shape[0] * lines; line++) {
            int valid = lengths[line / lines] - line % lines / shape[elementAxis] * inner;
            int from = line * inner;
            Arrays.fill(array, from + Math.max(0, Math.min(valid, inner)), from + inner, 0f);
        }
    }

    private static int product(int[] shape, int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= shape[axis];
        }
        return product;
    }
}
