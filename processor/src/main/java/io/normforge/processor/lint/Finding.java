package io.normforge.processor.lint;

import io.normforge.processor.declaration.Position;

/**
 * Something to say about a declaration.
 *
 * @param id the check's name, which is also its page under docs/checks
 * @param severity whether code is generated all the same
 * @param message what is wrong and what to write instead
 * @param position where
 */
public record Finding(String id, Severity severity, String message, Position position) {

    /** How bad it is. */
    public enum Severity {
        /** No kernel can be generated. */
        ERROR,
        /** The kernel is right, the declaration probably not. */
        WARNING
    }

    /** Whether no kernel can be generated. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    static Finding error(String id, Position position, String message) {
        return new Finding(id, Severity.ERROR, message, position);
    }

    static Finding warning(String id, Position position, String message) {
        return new Finding(id, Severity.WARNING, message, position);
    }
}
