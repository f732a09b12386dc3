package io.normforge.processor.testing;

import java.util.Arrays;

/**
 * The inputs of one forward call and the backward call that follows it.
 *
 * @param shape the full shape, constants included
 * @param residual null where the spec has none
 * @param residualGate null where the residual has none
 * @param gate null where the spec has none
 * @param dsum the gradient of the returned sum; null calls the forms without a sum
 * @param gamma null where there is none, or for its first value
 * @param beta likewise
 */
public record NormCall(
        int[] shape,
        float[] x,
        float[] residual,
        float[] residualGate,
        float[] gate,
        float[] dy,
        float[] dsum,
        float[] gamma,
        float[] beta) {

    /** A call whose residual has no gate. */
    public NormCall(
            int[] shape,
            float[] x,
            float[] residual,
            float[] gate,
            float[] dy,
            float[] dsum,
            float[] gamma,
            float[] beta) {
        this(shape, x, residual, null, gate, dy, dsum, gamma, beta);
    }

    public int elements() {
        return x.length;
    }

    /** The same call without the sum, which is what a user calls who does not need it; that of a gated residual is always returned. */
    public NormCall withoutSum() {
        return residualGate == null ? new NormCall(shape, x, residual, gate, dy, null, gamma, beta) : this;
    }

    /** The call for some of the rows of this one, where the first axis is the batch. */
    public NormCall rows(int from, int to) {
        int rowLength = elements() / shape[0];
        int[] part = shape.clone();
        part[0] = to - from;
        return new NormCall(
                part,
                slice(x, from * rowLength, to * rowLength),
                slice(residual, from * rowLength, to * rowLength),
                residualGate,
                slice(gate, from * rowLength, to * rowLength),
                slice(dy, from * rowLength, to * rowLength),
                slice(dsum, from * rowLength, to * rowLength),
                gamma,
                beta);
    }

    /** The sum as a layer forms it, rounded to float once. */
    public float[] roundedSum(ReferenceNorm norm) {
        float[] sum = new float[x.length];
        for (int e = 0; e < sum.length; e++) {
            sum[e] = residualGate == null
                    ? x[e] + residual[e]
                    : Math.fma(residual[e], residualGate[norm.parameterOf(e)], x[e]);
        }
        return sum;
    }

    private static float[] slice(float[] values, int from, int to) {
        return values == null ? null : Arrays.copyOfRange(values, from, to);
    }

    @Override
    public String toString() {
        return "a call with the shape " + Arrays.toString(shape);
    }
}
