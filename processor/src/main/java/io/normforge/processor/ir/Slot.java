package io.normforge.processor.ir;

/**
 * One copy of a strip's body: a vector, or in plain code an element, at a constant distance from the strip's place.
 *
 * @param suffix what the names of its locals and sums end with
 * @param distance from the strip's place, in elements
 * @param guard which of its lanes count
 */
public record Slot(String suffix, int distance, Guard guard) {

    /** A copy all of whose lanes count. */
    public static Slot whole(String suffix, int distance) {
        return new Slot(suffix, distance, Guard.ALL);
    }

    /**
     * A copy that begins with elements which another has handled: to write them once more is harmless, to add them is not.
     *
     * @param done an int, the first lane that counts
     */
    public static Slot from(String done) {
        return new Slot("", 0, new Guard(false, done, 0));
    }

    /**
     * Which lanes count: all, or those a mask names.
     *
     * @param isPartial whether some do not
     * @param condition in plain code, whether the element counts; in a vector, the first lane that is added to arrays; empty
     *     where all are known to
     * @param before in a vector, how many elements before its own are read with them, so that it is whole and needs no mask;
     *     0 where there are not as many
     */
    public record Guard(boolean isPartial, String condition, int before) {

        /** No lane is beyond the end. */
        public static final Guard ALL = new Guard(false, "", 0);
    }
}
