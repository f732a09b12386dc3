package io.normforge.examples.comparison;

/** How the elements of a case lie in memory. */
public enum Layout {
    /** Rows of features. */
    ROWS(""),
    /** N, C, H, W. */
    CHANNELS_FIRST(".first"),
    /** N, H, W, C. */
    CHANNELS_LAST(".last");

    private final String suffix;

    Layout(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
