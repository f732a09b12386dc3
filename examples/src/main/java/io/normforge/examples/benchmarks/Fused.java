package io.normforge.examples.benchmarks;

/** A way to compute a {@link FusedNorm}; one without a gate does not look at it. */
@FunctionalInterface
interface Fused {

    void run(float[] x, float[] gate, float[] y, int rows);
}
