package io.normforge.jgroups;

/**
 * What broke a group.
 *
 * @param cause null if it was not an exception of this process
 * @param since by {@link System#nanoTime}
 */
record Breakage(String reason, Throwable cause, long since) {}
