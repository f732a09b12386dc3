package io.normforge.processor.proof;

import io.normforge.processor.ir.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known in one call of a method.
 *
 * @param code whose method it is
 * @param numbers what its numbers are
 * @param locals the expression of each, or one for each lane
 * @param arrays the caller's names of those that came as arguments
 */
record Frame(
        Code code,
        Method.Arithmetic numbers,
        Map<String, Integer> ints,
        Map<String, int[]> locals,
        Map<String, String> arrays) {

    Frame(Code code, Method.Arithmetic numbers) {
        this(code, numbers, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    int local(String name, int lane) {
        int[] values = locals.get(name);
        if (values == null) {
            throw new UnsupportedOperationException("local " + name);
        }
        return values.length == 1 ? values[0] : values[lane];
    }

    /** A number that is the same in all lanes, or a vector that has it in each. */
    int statistic(String name, int lane) {
        return local(locals.containsKey(name) ? name : name + "Lanes", lane);
    }

    String array(String name) {
        return arrays.getOrDefault(name, name);
    }

    boolean isDouble() {
        return numbers == Method.Arithmetic.DOUBLE;
    }
}
