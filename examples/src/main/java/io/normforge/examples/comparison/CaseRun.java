package io.normforge.examples.comparison;

import java.util.Map;

/**
 * What one process measured, all of it in one JVM.
 *
 * @param name of the case
 * @param threads that native libraries had, and layers where they have use for them
 * @param fork counts the processes of the case
 * @param elements of x
 * @param bytes that any implementation must move
 * @param timings of each contender that is not absent
 * @param differences from the first contender's results, see {@link Agreement}
 * @param absent contenders that did not run, and why
 * @param versions of the native libraries
 */
record CaseRun(
        String name,
        int threads,
        int fork,
        long elements,
        long bytes,
        Map<String, Timing> timings,
        Map<String, Double> differences,
        Map<String, String> absent,
        Map<String, String> versions) {

    /** Whether a contender computed something else than ours. */
    boolean disagrees(String contender) {
        return differences.getOrDefault(contender, 0.0) > Agreement.BOUND;
    }
}
