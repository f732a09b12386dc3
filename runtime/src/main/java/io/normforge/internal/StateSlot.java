package io.normforge.internal;

import io.normforge.StateTensor;
import io.normforge.StateType;
import java.util.List;

/**
 * What a layer expects under one name of a state.
 *
 * @param type the type of the elements
 * @param shape the sizes, outermost first
 * @param required whether a state without it does not fit
 */
public record StateSlot(StateType type, List<Integer> shape, boolean required) {

    /** Floats that must be there. */
    public static StateSlot floats(List<Integer> shape) {
        return new StateSlot(StateType.F32, List.copyOf(shape), true);
    }

    /** A counter that older files do not have. */
    public static StateSlot counter() {
        return new StateSlot(StateType.I64, List.of(), false);
    }

    boolean fits(StateTensor tensor) {
        return type == tensor.type() && shape.equals(tensor.shape());
    }

    String describe() {
        return type + shape.toString();
    }
}
