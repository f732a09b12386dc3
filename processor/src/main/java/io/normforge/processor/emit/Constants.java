package io.normforge.processor.emit;

/** The names of a kernel's constants. */
final class Constants {

    /** The lanes of a row's last vector that count, and the others. */
    static final String TAIL = "TAIL";

    static final String BEYOND_TAIL = "BEYOND_TAIL";

    /** A shuffle that brings a row's last elements from the end of a vector to its front. */
    static final String TAIL_FIRST = "TAIL_FIRST";

    /** A shuffle that brings them back, and the lanes in which they then are. */
    static final String TAIL_LAST = "TAIL_LAST";

    static final String LAST = "LAST";

    /** Every lane's own number. */
    static final String LANE_NUMBERS = "LANE_NUMBERS";

    /** A shuffle that exchanges the halves of sixteen floats. */
    static final String SWAP_HALVES = "SWAP_HALVES";

    /** The second half of a vector's lanes. */
    static final String UPPER = "UPPER";

    /** Shuffles of doubles that exchange neighbouring groups of so many lanes. */
    static final String SWAP = "SWAP_";

    /** The second of any two such groups. */
    static final String SECOND = "SECOND_";

    /** The layout of an element of a memory segment, and in vectors the order of its bytes. */
    static final String FLOAT = "FLOAT";

    static final String ORDER = "ORDER";

    /** A number as a literal that shows its power of two. */
    static String literal(float power) {
        return Float.toHexString(power).replace("1.0p", "1p") + "f";
    }

    private Constants() {}
}
