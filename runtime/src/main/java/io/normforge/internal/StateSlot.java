package io.normforge.internal;

import io.normforge.StateTensor;
import io.normforge.StateType;
import java.util.List;

/**
 * What a layer expects under one name of a state.
 *
 * @param type the type of the elements
 * @param shape the sizes, outermost first
 * @param values what the elements may be
 * @param required whether a state without it does not fit
 */
public record StateSlot(StateType type, List<Integer> shape, Values values, boolean required) {

    /** What elements may be. */
    public enum Values {
        /** Whatever the type holds, NaN too. */
        ANY,
        /** Neither NaN nor infinite. */
        FINITE,
        /** Finite, and 0 or more. */
        NOT_NEGATIVE
    }

    /** Any floats: a model that has diverged can be saved and looked at. */
    public static StateSlot floats(List<Integer> shape) {
        return new StateSlot(StateType.F32, List.copyOf(shape), Values.ANY, true);
    }

    /** Finite floats. */
    public static StateSlot finite(List<Integer> shape) {
        return new StateSlot(StateType.F32, List.copyOf(shape), Values.FINITE, true);
    }

    /** Finite floats of 0 or more. */
    public static StateSlot notNegative(List<Integer> shape) {
        return new StateSlot(StateType.F32, List.copyOf(shape), Values.NOT_NEGATIVE, true);
    }

    /** A counter, which older files do not have. */
    public static StateSlot counter() {
        return new StateSlot(StateType.I64, List.of(), Values.NOT_NEGATIVE, false);
    }

    /** What is wrong with a tensor here; null if nothing. */
    String problem(StateTensor tensor) {
        if (type != tensor.type() || !shape.equals(tensor.shape())) {
            return "expected " + describe() + ", found " + tensor.describe();
        }
        return type == StateType.I64 ? problem(tensor.longs()) : problem(tensor.floats());
    }

    String describe() {
        return type + shape.toString();
    }

    private String problem(long[] elements) {
        for (int i = 0; i < elements.length; i++) {
            if (values == Values.NOT_NEGATIVE && elements[i] < 0) {
                return problem(i, elements[i]);
            }
        }
        return null;
    }

    private String problem(float[] elements) {
        float least = values == Values.NOT_NEGATIVE ? 0f : -Float.MAX_VALUE;
        for (int i = 0; i < elements.length; i++) {
            boolean allowed = elements[i] >= least && elements[i] <= Float.MAX_VALUE;
            if (values != Values.ANY && !allowed) {
                return problem(i, elements[i]);
            }
        }
        return null;
    }

    private String problem(int index, Number element) {
        String expected = values == Values.NOT_NEGATIVE ? "finite numbers of 0 or more" : "finite numbers";
        return "expected " + expected + ", found " + element + " at element " + index;
    }
}
