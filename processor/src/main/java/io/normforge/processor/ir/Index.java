package io.normforge.processor.ir;

/**
 * A place in an array: a start that the kernel computes and a constant distance from it.
 *
 * @param start an int expression; empty for 0
 * @param distance added to it
 */
public record Index(String start, int distance) {

    /** The start itself. */
    public static Index of(String start) {
        return new Index(start, 0);
    }

    /** So many elements on. */
    public Index plus(int elements) {
        return new Index(start, distance + elements);
    }

    /** So far on as an int expression says. */
    public Index plus(String term) {
        return new Index(sum(start, term), distance);
    }

    /** The sum of two int expressions; empty stands for 0. */
    public static String sum(String left, String right) {
        if (left.isEmpty()) {
            return right;
        }
        return right.isEmpty() ? left : left + " + " + right;
    }

    @Override
    public String toString() {
        if (start.isEmpty()) {
            return String.valueOf(distance);
        }
        return distance == 0 ? start : start + " + " + distance;
    }
}
