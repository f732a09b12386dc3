package io.normforge.processor.testing;

import io.normforge.NormLayer;
import java.util.List;

/** Calls methods that take memory segments, from tests of Java 17, which has none: its implementation is compiled for the Java that runs. */
public interface SegmentBridge {

    /** The first Java that has memory segments. */
    int SINCE = 22;

    /** Where the numbers of a call lie. */
    enum Place {
        /** Off the heap, for any thread. */
        NATIVE,
        /** Off the heap, for this thread alone. */
        CONFINED,
        /** In an array of floats. */
        FLOATS,
        /** In an array of bytes. */
        BYTES,
        /** In a file that is mapped. */
        MAPPED,
        /** Off the heap in a direct buffer. */
        BUFFER,
        /** Each argument elsewhere than its neighbours. */
        MIXED
    }

    /**
     * An array that lies in a segment while a method is called.
     *
     * @param whole what is around the argument, too
     * @param offset where the argument starts
     * @param length how long it is
     */
    record Argument(float[] whole, int offset, int length) {}

    /** Whether this JVM has memory segments. */
    static boolean isPossible() {
        return Runtime.version().feature() >= SINCE;
    }

    /** Calls a method with slices of segments, and then brings the arrays up to what the segments hold. */
    void call(NormLayer layer, String method, Place place, List<Argument> arguments, Object mask, int... sizes)
            throws Throwable;

    /** One for this JVM. */
    static SegmentBridge forThisJvm() {
        ClassLoader loader = LayerCompiler.plainOnly()
                .withRelease(SINCE)
                .withOptions("-proc:none", "-Xlint:none")
                .load("testing.SegmentCalls", "/segments/SegmentCalls.java");
        try {
            return (SegmentBridge)
                    loader.loadClass("testing.SegmentCalls").getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
