package io.normforge.processor.emit;

/** The names of a kernel's constants. */
final class Constants {

    /** The lanes of a row's last vector that count, and the others. */
    static final String TAIL = "TAIL";

    static final String BEYOND_TAIL = "BEYOND_TAIL";

    /** Shuffles that exchange neighbouring groups of so many lanes. */
    static final String SWAP = "SWAP_";

    /** The second of any two such groups. */
    static final String SECOND = "SECOND_";

    private Constants() {}
}
