package io.normforge.internal;

import io.normforge.NormState;
import io.normforge.StateException;
import io.normforge.StateTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a state fits what is expected, by name: every problem, not the first. */
public final class StateCheck {

    private StateCheck() {}

    /**
     * Returns if a load can succeed.
     *
     * @param title what the message calls the owner of the state
     * @throws StateException that lists everything missing, unexpected or of another type or shape, one on a line
     */
    public static void fits(String title, Map<String, StateSlot> expected, NormState state) {
        List<String> problems = problems(expected, state);
        if (!problems.isEmpty()) {
            throw new StateException(title + ": the state does not fit, and nothing was loaded; problems: "
                    + problems.size() + "\n  " + String.join("\n  ", problems));
        }
    }

    private static List<String> problems(Map<String, StateSlot> expected, NormState state) {
        List<String> problems = new ArrayList<>();
        expected.forEach((name, slot) -> {
            if (state.containsKey(name)) {
                checkTensor(name, slot, state.get(name), problems);
            } else if (slot.required()) {
                problems.add(Excerpt.of(name) + ": missing; expected " + slot.describe());
            }
        });
        state.tensors().forEach((name, tensor) -> {
            if (!expected.containsKey(name)) {
                problems.add(Excerpt.of(name) + ": unexpected; found " + tensor.describe());
            }
        });
        return problems;
    }

    private static void checkTensor(String name, StateSlot slot, StateTensor tensor, List<String> problems) {
        if (!slot.fits(tensor)) {
            problems.add(Excerpt.of(name) + ": expected " + slot.describe() + ", found " + tensor.describe());
        }
    }
}
