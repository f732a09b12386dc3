package io.normforge.examples.benchmarks;

/** Normalizes rows; what the generated layers and the naive loop have in common. */
@FunctionalInterface
interface Forward {

    void run(float[] x, float[] y, int rows);
}
