package io.normforge.processor.testing;

import io.normforge.NormLayer;
import io.normforge.processor.testing.SegmentBridge.Place;

/** Binds a layer to memory that is open until this is closed; the implementation is compiled for the Java that runs. */
public interface Bindings extends AutoCloseable {

    /** Binds it to copies of these; β is left out where it is empty. */
    void bind(Place memory, float[] gamma, float[] beta);

    void unbind();

    @Override
    void close();

    /** For this JVM. */
    static Bindings of(NormLayer layer) {
        ClassLoader loader = LayerCompiler.plainOnly()
                .withRelease(SegmentBridge.SINCE)
                .withOptions("-proc:none", "-Xlint:none")
                .load("testing.SegmentBindings", "/segments/SegmentBindings.java");
        try {
            return (Bindings) loader.loadClass("testing.SegmentBindings")
                    .getConstructor(NormLayer.class)
                    .newInstance(layer);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
