package io.normforge.internal;

/** Text from outside, fit for a message: of bounded length, and without what would break the line. */
public final class Excerpt {

    private static final int MAX_LENGTH = 80;

    private Excerpt() {}

    /** The text, cut after 80 characters, with a question mark for each control character. */
    public static String of(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return shown.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }

    /** Likewise, in quotes. */
    public static String quoted(String text) {
        return "'" + of(text) + "'";
    }
}
