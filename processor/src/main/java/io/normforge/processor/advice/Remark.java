package io.normforge.processor.advice;

import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.Position;

/**
 * Two or three lines to a reader who has not asked.
 *
 * @param position the value that causes it
 * @param message a line each
 */
public record Remark(Position position, String message) {

    /**
     * A remark on a pitfall.
     *
     * @param value what causes it
     * @param wrong what is wrong
     * @param why why that hurts
     * @param instead what to write instead
     */
    static Remark on(Declared<?> value, String wrong, String why, String instead) {
        return new Remark(value.position(), String.join("\n", wrong + ":", why + ";", instead));
    }

    /** A remark that tells, and asks for nothing. */
    static Remark telling(Declared<?> value, String... lines) {
        return new Remark(value.position(), String.join("\n", lines));
    }
}
