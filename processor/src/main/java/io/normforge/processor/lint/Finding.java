package io.normforge.processor.lint;

import io.normforge.processor.advice.Level;
import io.normforge.processor.declaration.Position;

/**
 * Something to say about a declaration.
 *
 * @param id the check's name, which is also its page under docs/checks
 * @param level how loud; never {@link Level#OFF}
 * @param message what is wrong and what to write instead; lines after the first are indented when printed
 * @param position where
 */
public record Finding(String id, Level level, String message, Position position) {

    /** Where the pages stand: the project's address in the POM, then their place in it. */
    private static final String PAGES = "https://github.com/normforge/normforge/blob/main/docs/checks/";

    private static final String NEXT_LINE = "\n    ";

    /** Whether no kernel can be generated, or none is wanted. */
    public boolean isError() {
        return level == Level.ERROR;
    }

    /** The address of the page on the check. */
    public String address() {
        return PAGES + id + ".md";
    }

    /** The message's last line: the address, to be clicked in a terminal. */
    public String page() {
        return NEXT_LINE + address();
    }

    /**
     * The message, as it is printed.
     *
     * @param title what to call the layer
     */
    public String text(String title) {
        return "[" + id + "] " + title + ": " + message.replace("\n", NEXT_LINE);
    }

    static Finding error(String id, Position position, String message) {
        return new Finding(id, Level.ERROR, message, position);
    }

    static Finding warning(String id, Position position, String message) {
        return new Finding(id, Level.WARNING, message, position);
    }
}
