package io.normforge.examples.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing to measure.
 *
 * @param operation what is computed
 * @param layout how the elements lie in memory
 * @param dims rows and features, or N, C, H and W whatever the layout
 */
public record Case(Operation operation, Layout layout, List<Integer> dims) {

    /** Of GROUP. */
    public static final int GROUPS = 32;

    /** Of every norm. */
    public static final float EPSILON = 1e-5f;

    static Case of(Operation operation, Layout layout, String shape) {
        return new Case(
                operation,
                layout,
                Arrays.stream(shape.split("x", -1)).map(Integer::valueOf).toList());
    }

    /** For people and for regular expressions. Only BATCH is measured in more than one layout. */
    public String name() {
        return operation.id() + "." + shape() + (operation.batch() ? layout.suffix() : "");
    }

    /** The annotation's name of the generated layer. */
    String layer() {
        return operation.layer() + (layout == Layout.CHANNELS_LAST ? "Last" : "") + shape();
    }

    private String shape() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    /** Of x. */
    public int elements() {
        return dims.stream().reduce(1, Math::multiplyExact);
    }

    /** Rows, or samples. */
    public int samples() {
        return dims.get(0);
    }

    /** Features or channels: the size of γ. */
    public int width() {
        return dims.get(1);
    }

    /** Elements of one channel of one sample; 1 for rows. */
    public int plane() {
        return elements() / samples() / width();
    }

    /** Bytes that any implementation must move at least. */
    long bytes() {
        return (long) Float.BYTES * elements() * (operation.reads() + operation.writes());
    }

    /** The sizes as native libraries take them. */
    public long[] longDims() {
        return dims.stream().mapToLong(Integer::longValue).toArray();
    }
}
