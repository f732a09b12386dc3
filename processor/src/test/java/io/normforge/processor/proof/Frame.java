package io.normforge.processor.proof;

import java.util.HashMap;
import java.util.Map;

/**
 * What is known in one call of a method.
 *
 * @param locals the expression of each, or one for each lane
 * @param arrays the caller's names of those that came as arguments
 */
record Frame(Map<String, Integer> ints, Map<String, int[]> locals, Map<String, String> arrays) {

    Frame() {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    int local(String name, int lane) {
        int[] values = locals.get(name);
        if (values == null) {
            throw new UnsupportedOperationException("local " + name);
        }
        return values.length == 1 ? values[0] : values[lane];
    }

    String array(String name) {
        return arrays.getOrDefault(name, name);
    }
}
