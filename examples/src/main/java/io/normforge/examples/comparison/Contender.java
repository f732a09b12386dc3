package io.normforge.examples.comparison;

import java.util.List;
import java.util.function.Supplier;

/**
 * One implementation of a case, ready to be called.
 *
 * @param call what is timed; a direct {@link Runnable}, as the loop around it costs every contender one interface call and
 *     should cost none of them two
 * @param results what the last call wrote, in the layout of the case: y and then the sum; or dx, dγ and dβ. Empty for what
 *     computes nothing
 * @param allowance bytes a call may allocate once the JIT compiler has done its work; a contender that allocates more is not
 *     warm
 */
public record Contender(Runnable call, Supplier<List<float[]>> results, double allowance) {

    /** One whose allocation tells nothing. */
    public Contender(Runnable call, Supplier<List<float[]>> results) {
        this(call, results, Double.POSITIVE_INFINITY);
    }
}
