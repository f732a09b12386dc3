package io.normforge.processor.emit;

/** The names of a kernel's constants. */
final class Constants {

    /** The lanes of a row's last vector that count, and the others. */
    static final String TAIL = "TAIL";

    static final String BEYOND_TAIL = "BEYOND_TAIL";

    /** Shuffles that bring the lanes from so far on. */
    static final String BY = "BY_";

    private Constants() {}
}
