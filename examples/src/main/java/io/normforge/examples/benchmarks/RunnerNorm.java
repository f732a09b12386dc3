package io.normforge.examples.benchmarks;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** RMS of one row by hand, as runners of language models have it: in scalar code, and with one vector that adds up squares. */
final class RunnerNorm {

    private static final VectorSpecies<Float> S = Yardstick.SPECIES;
    private static final float EPSILON = 1e-5f;

    private final float[] weight;

    RunnerNorm(int width) {
        weight = new float[width];
        Arrays.fill(weight, 1f);
    }

    void scalar(float[] x, float[] y) {
        float squares = 0;
        for (int i = 0; i < weight.length; i++) {
            squares += x[i] * x[i];
        }
        float scale = scale(squares);
        for (int i = 0; i < weight.length; i++) {
            y[i] = weight[i] * (scale * x[i]);
        }
    }

    /** The length is a multiple of the lanes. */
    void vectors(float[] x, float[] y) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < weight.length; i += S.length()) {
            FloatVector values = FloatVector.fromArray(S, x, i);
            sum = values.fma(values, sum);
        }
        float scale = scale(sum.reduceLanes(VectorOperators.ADD));
        for (int i = 0; i < weight.length; i += S.length()) {
            FloatVector.fromArray(S, x, i)
                    .mul(scale)
                    .mul(FloatVector.fromArray(S, weight, i))
                    .intoArray(y, i);
        }
    }

    private float scale(float squares) {
        return (float) (1 / Math.sqrt(squares / weight.length + EPSILON));
    }
}
