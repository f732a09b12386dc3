package io.normforge.examples.benchmarks;

/** The gradient of normalized rows. */
@FunctionalInterface
interface Backward {

    void run(float[] x, float[] dy, float[] dx, int rows);
}
