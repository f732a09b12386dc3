package io.normforge.processor.emit;

import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Names;
import java.util.List;
import java.util.stream.Collectors;

/** Which outputs of a method may be which of its inputs, for its Javadoc. */
final class InPlaceSentence {

    private InPlaceSentence() {}

    static String of(Entry entry) {
        List<String> outputs = entry.outputs();
        List<String> inputs = entry.streams().stream()
                .filter(stream -> !outputs.contains(stream))
                .toList();
        List<String> free = inputs.stream()
                .filter(input -> outputs.stream().noneMatch(output -> entry.overwritesUnread(output, input)))
                .toList();
        String either = outputs.size() == 1 ? "" : ", though not both the same one";
        String kept = inputs.stream()
                .filter(input -> !free.contains(input))
                .map(input -> ", but " + barred(entry, input))
                .collect(Collectors.joining());
        String others = LayerJavadoc.isGated(entry) ? "scale, shift and residualGate" : "scale and shift";
        String parameters = !entry.arrays().contains(Names.SCALE)
                ? ""
                : entry.isBackward()
                        ? " The gradients of " + others + " lie apart from all else."
                        : " No output touches " + others.replace(" and ", " or ") + ".";
        return "Works in place: " + String.join(" and ", outputs) + " may be " + String.join(" or ", free)
                + ", at the same offset" + either + kept + "." + parameters;
    }

    /** {@code no output may be gate}. */
    private static String barred(Entry entry, String input) {
        List<String> writers = entry.outputs().stream()
                .filter(output -> entry.overwritesUnread(output, input))
                .toList();
        return writers.equals(entry.outputs())
                ? "no output may be " + input
                : String.join(" and ", writers) + " may not be " + input;
    }
}
