package io.normforge.examples.minilm;

import java.util.List;
import java.util.function.ToLongFunction;

/** What one pass over all texts took, and the normalizations in it. */
record PassTime(int normCalls, long normNanos, long totalNanos) {

    /** The middle of several passes, each figure by itself. */
    static PassTime median(List<PassTime> passes) {
        return new PassTime(
                passes.get(0).normCalls(), median(passes, PassTime::normNanos), median(passes, PassTime::totalNanos));
    }

    private static long median(List<PassTime> passes, ToLongFunction<PassTime> figure) {
        return passes.stream().mapToLong(figure).sorted().toArray()[passes.size() / 2];
    }
}
