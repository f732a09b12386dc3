package io.normforge;

import java.io.Serial;

/**
 * A state that cannot be used: a file that breaks its format, or tensors that do not fit a layer. The message names the
 * file or layer, the tensor and the place, and where several things are wrong it lists them all. Whatever was to be
 * changed is as it was before the call.
 *
 * <p>A file that cannot be opened, read or written is an {@link java.io.IOException} instead.
 */
public final class StateException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public StateException(String message) {
        super(message);
    }
}
