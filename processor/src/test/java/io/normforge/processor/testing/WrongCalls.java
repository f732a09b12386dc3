package io.normforge.processor.testing;

import io.normforge.NormLayer;
import java.util.List;

/** Calls with memory segments that are wrong; the implementation is compiled for the Java that runs. */
public interface WrongCalls {

    /** The layer is one of LAYER over rows of so many elements. */
    int ROW = 20;

    /** What its messages call it. */
    String TITLE = "M0.Norm";

    /** What so many wrong calls should have said and have not, or have written. */
    List<String> complaints(int calls) throws Exception;

    /** For this JVM. */
    static WrongCalls of(NormLayer layer, long seed) {
        ClassLoader loader = LayerCompiler.plainOnly()
                .withRelease(SegmentBridge.SINCE)
                .withOptions("-proc:none", "-Xlint:none")
                .load("testing.WrongSegmentCalls", "/segments/WrongSegmentCalls.java");
        try {
            return (WrongCalls) loader.loadClass("testing.WrongSegmentCalls")
                    .getConstructor(NormLayer.class, long.class)
                    .newInstance(layer, seed);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
