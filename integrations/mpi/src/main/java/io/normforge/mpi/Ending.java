package io.normforge.mpi;

/**
 * Why operations fail.
 *
 * @param cause null if it is no exception of this process
 * @param made how many operations succeed nevertheless, since all ranks have made them
 */
record Ending(String reason, Throwable cause, long made) {}
