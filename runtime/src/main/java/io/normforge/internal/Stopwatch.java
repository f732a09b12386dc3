package io.normforge.internal;

import java.util.function.LongSupplier;

/**
 * What a contest measures by.
 *
 * @param nanos a clock
 * @param allocated counts the bytes that this thread allocates; stands still where the JVM does not say
 */
record Stopwatch(LongSupplier nanos, LongSupplier allocated) {}
