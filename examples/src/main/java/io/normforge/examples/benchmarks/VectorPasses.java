package io.normforge.examples.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The activations of generated kernels, operation for operation, as passes of their own. */
final class VectorPasses {

    private static final VectorSpecies<Float> S = Yardstick.SPECIES;
    private static final float ROUNDER = 12582912f;
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.69314575f;
    private static final float LN2_LOW = 1.4286068e-6f;

    private VectorPasses() {}

    /** y = gelu(y); the length is a multiple of the lanes. */
    static void gelu(float[] y) {
        for (int i = 0; i < y.length; i += S.length()) {
            FloatVector z = FloatVector.fromArray(S, y, i);
            FloatVector magnitude = z.abs();
            FloatVector t = magnitude.blend(13.25f, magnitude.compare(VectorOperators.GE, 13.25f));
            FloatVector beyond = t.add(3.25f);
            FloatVector v = t.sub(1.5f).div(beyond);
            FloatVector ratio = v.fma(-0.0027779178f, -0.006630458f)
                    .fma(v, FloatVector.broadcast(S, 0.009938688f))
                    .fma(v, FloatVector.broadcast(S, 0.03714203f))
                    .fma(v, FloatVector.broadcast(S, -0.05134352f))
                    .fma(v, FloatVector.broadcast(S, -0.18144265f))
                    .fma(v, FloatVector.broadcast(S, 0.67500883f))
                    .fma(v, FloatVector.broadcast(S, -1.0592877f))
                    .fma(v, FloatVector.broadcast(S, 0.9774582f));
            FloatVector half = t.mul(-0.5f);
            FloatVector exponent = half.mul(t);
            FloatVector low = half.fma(t, exponent.neg());
            FloatVector shifted = exponent.fma(LOG2_E, ROUNDER);
            FloatVector minusK = FloatVector.broadcast(S, ROUNDER).sub(shifted);
            FloatVector r = minusK.fma(FloatVector.broadcast(S, LN2_HIGH), exponent)
                    .add(minusK.fma(FloatVector.broadcast(S, LN2_LOW), low));
            FloatVector series = r.fma(0.0013782455f, 0.008368669f)
                    .fma(r, FloatVector.broadcast(S, 0.041668963f))
                    .fma(r, FloatVector.broadcast(S, 0.16666521f))
                    .fma(r, FloatVector.broadcast(S, 0.4999999f));
            FloatVector growth = r.mul(r).fma(series, r);
            FloatVector power = shifted.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000)
                    .reinterpretAsFloats();
            FloatVector tail = power.mul(growth.fma(ratio, ratio)).div(beyond);
            t.neg().fma(tail, z.blend(0f, z.compare(VectorOperators.LE, 0f))).intoArray(y, i);
        }
    }

    /** y = y · silu(gate); the length is a multiple of the lanes. */
    static void timesSilu(float[] gate, float[] y) {
        for (int i = 0; i < y.length; i += S.length()) {
            FloatVector z = FloatVector.fromArray(S, gate, i);
            FloatVector magnitude = z.abs();
            FloatVector t = magnitude.blend(88f, magnitude.compare(VectorOperators.GE, 88f));
            FloatVector exponent = t.neg();
            FloatVector shifted = exponent.fma(LOG2_E, ROUNDER);
            FloatVector minusK = FloatVector.broadcast(S, ROUNDER).sub(shifted);
            FloatVector r = minusK.fma(
                    FloatVector.broadcast(S, LN2_LOW), minusK.fma(FloatVector.broadcast(S, LN2_HIGH), exponent));
            FloatVector series = r.fma(0.0013782455f, 0.008368669f)
                    .fma(r, FloatVector.broadcast(S, 0.041668963f))
                    .fma(r, FloatVector.broadcast(S, 0.16666521f))
                    .fma(r, FloatVector.broadcast(S, 0.4999999f));
            FloatVector growth = r.mul(r).fma(series, r);
            FloatVector power = shifted.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(0x3f800000)
                    .reinterpretAsFloats();
            FloatVector e = power.fma(growth, power);
            FloatVector share = FloatVector.broadcast(S, 1f).div(e.add(1f));
            FloatVector tail = power.mul(growth.fma(share, share));
            FloatVector silu = t.neg().fma(tail, z.blend(0f, z.compare(VectorOperators.LE, 0f)));
            FloatVector.fromArray(S, y, i).mul(silu).intoArray(y, i);
        }
    }
}
