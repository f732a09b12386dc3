package io.normforge.examples.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector loops that move what a norm moves and compute next to nothing: how fast this machine's memory lets one be. */
public final class Yardstick {

    /** The width that the generated kernels take too: a process that meets two widths is slow in both. */
    public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private Yardstick() {}

    /** y = x, the traffic of forward. */
    public static void copy(float[] x, float[] y) {
        int vectors = SPECIES.loopBound(x.length);
        for (int i = 0; i < vectors; i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, x, i).intoArray(y, i);
        }
        for (int i = vectors; i < x.length; i++) {
            y[i] = x[i];
        }
    }

    /** dx = x + dy, the traffic of backward. */
    public static void add(float[] x, float[] dy, float[] dx) {
        int vectors = SPECIES.loopBound(x.length);
        for (int i = 0; i < vectors; i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, x, i)
                    .add(FloatVector.fromArray(SPECIES, dy, i))
                    .intoArray(dx, i);
        }
        for (int i = vectors; i < x.length; i++) {
            dx[i] = x[i] + dy[i];
        }
    }

    /** sum = x + second, and y the same: the traffic of forward behind a residual whose sum is kept. */
    public static void addTwice(float[] x, float[] second, float[] sum, float[] y) {
        int vectors = SPECIES.loopBound(x.length);
        for (int i = 0; i < vectors; i += SPECIES.length()) {
            FloatVector both = FloatVector.fromArray(SPECIES, x, i).add(FloatVector.fromArray(SPECIES, second, i));
            both.intoArray(sum, i);
            both.intoArray(y, i);
        }
        for (int i = vectors; i < x.length; i++) {
            sum[i] = x[i] + second[i];
            y[i] = sum[i];
        }
    }
}
