package io.normforge;

/** The kinds of kernel a layer comes with. All return the same bits. */
public enum Backend {
    /** Unrolled plain Java; runs everywhere. */
    PLAIN,
    /** {@code jdk.incubator.vector}; generated and run where the module is there. */
    VECTOR
}
