package io.normforge.internal;

import io.normforge.NormDescriptor;

/** What a layer is whose annotation has errors: a class to compile against, which cannot be used. */
public final class NotGenerated {

    private NotGenerated() {}

    /** The failure of every call. */
    public static IllegalStateException failure(String layer) {
        return new IllegalStateException(
                layer + " was not generated: its annotation has errors, which the compiler" + " reported");
    }

    /** The failure of the constructor, in the place of its argument. */
    public static NormDescriptor descriptor(String layer) {
        throw failure(layer);
    }
}
