package io.normforge.processor.emit;

import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Outline;
import java.util.List;

/** Which arrays of a call may be the same memory, and which may not touch. */
record Overlaps(Entry entry) {

    /** What is done with a pair. */
    interface Pair {

        /**
         * Takes one.
         *
         * @param mayBeSame whether both may be the very same memory
         */
        void take(boolean mayBeSame, String first, String second);
    }

    /** All pairs of which one at least is written. */
    void forEach(Pair pair) {
        List<String> outputs = entry.outputs();
        for (String output : outputs) {
            for (String input : entry.streams()) {
                if (!outputs.contains(input)) {
                    pair.take(!entry.overwritesUnread(output, input), input, output);
                }
            }
        }
        for (int second = 1; second < outputs.size(); second++) {
            for (String first : outputs.subList(0, second)) {
                pair.take(false, first, outputs.get(second));
            }
        }
        parameters(pair);
    }

    /** Scale and shift are no output, and their gradients nothing else of the call. */
    private void parameters(Pair pair) {
        List<String> arrays = entry.arrays();
        for (int second = 0; second < arrays.size(); second++) {
            for (String first : arrays.subList(0, second)) {
                boolean concerns = Outline.isParameter(first) || Outline.isParameter(arrays.get(second));
                if (concerns && (isWritten(first) || isWritten(arrays.get(second)))) {
                    pair.take(false, first, arrays.get(second));
                }
            }
        }
    }

    private boolean isWritten(String array) {
        return entry.written().contains(array);
    }
}
