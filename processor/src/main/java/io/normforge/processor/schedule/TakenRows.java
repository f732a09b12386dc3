package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.plan.NestAxis;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows are handled several at a time: those of lengths that the method takes, unless so many that they come from memory. Then one
 * by one is faster: while a row is written the next is read already, and memory takes one stream of stores better than four. RMS and
 * LAYER take 0.4 to 0.9 of the time, as long as all that is read and written for one row stays in the nearest cache.
 *
 * @param row the pooled axis
 * @param lengths a condition on its length, where a call gives it; empty where all do
 * @param arrays how many arrays have rows, those of γ and β not among them
 * @param lines how many there are with those
 */
record TakenRows(NestAxis row, String lengths, int arrays, int lines) {

    /** Bytes that stay in the nearest cache; measured with one of 48 KiB. */
    private static final int NEAR = 32 << 10;

    /** Those of certain lengths, unless they come from memory. */
    static TakenRows near(NestAxis row, String lengths, List<Parameter> method) {
        long arrays = method.stream()
                .filter(parameter ->
                        parameter.type() == Kind.INT && parameter.name().endsWith("At"))
                .count();
        long lines = method.stream()
                .filter(parameter -> parameter.type() == Kind.FLOATS)
                .count();
        return new TakenRows(row, lengths, (int) arrays, (int) lines);
    }

    /** Whether there are calls whose rows are all handled alone. */
    boolean mayBeNone(String from, String end) {
        return !end("", from, end).isEmpty();
    }

    /** Where they are not, in words. */
    String otherwise() {
        return lengths.isEmpty() ? "they come from memory" : "their length or memory makes them better one by one";
    }

    /** Where the rows end that are handled several at a time. */
    String end(String whole, String from, String end) {
        String condition = Stream.of(lengths, few(from, end))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" && "));
        return condition.isEmpty() ? whole : condition + " ? " + whole + " : " + from;
    }

    /** A condition on how many rows there are; empty where no number of them comes from memory, or should go one by one. */
    private String few(String from, String end) {
        String count = from.equals("0") ? end : end + " - " + from;
        int longest = NEAR / Float.BYTES / lines;
        int elements = LastCache.OF_ROWS.elements(arrays);
        if (row.isDynamic()) {
            return "(" + row.size() + " > " + longest + " || (" + count + ") * " + row.size() + " <= " + elements + ")";
        }
        return row.constantSize() > longest ? "" : count + " <= " + elements / row.constantSize();
    }
}
