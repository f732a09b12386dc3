package io.normforge;

/** Where the numbers of a layer's calls lie. */
public enum Storage {
    /** In arrays: methods take {@code float[]}. */
    ARRAYS,
    /**
     * In memory segments, on the heap or off it: methods take {@code java.lang.foreign.MemorySegment}, of little-endian floats
     * at any address that is a multiple of 4. Needs a compilation for Java 22 or later.
     */
    SEGMENTS
}
