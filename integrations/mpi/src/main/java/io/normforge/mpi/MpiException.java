package io.normforge.mpi;

import io.normforge.CommunicatorException;

/** What MPI says is wrong, before it is known of which rank and in which operation. */
final class MpiException extends CommunicatorException {

    private static final long serialVersionUID = 1L;

    MpiException(String message, Throwable cause) {
        super(message, cause);
    }
}
