package io.normforge.internal;

import io.normforge.NormState;
import io.normforge.StateException;
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
     * @throws StateException that lists everything missing, unexpected, of another type or shape, or with
     *     elements that are not allowed, one on a line
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
                String problem = slot.problem(state.get(name));
                if (problem != null) {
                    problems.add(Excerpt.of(name) + ": " + problem);
                }
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
}
