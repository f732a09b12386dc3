package io.normforge;

/**
 * A call that needed all ranks of a {@link Communicator} did not get them. The group is broken: no later call on any of
 * its ranks succeeds, so training resumes with a new group.
 */
public class CommunicatorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause what broke the group, if that was an exception; else null */
    public CommunicatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
