package io.normforge.examples.benchmarks;

/** The activations of generated plain kernels, operation for operation, as passes of their own. */
final class PlainPasses {

    private static final float ROUNDER = 12582912f;
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.69314575f;
    private static final float LN2_LOW = 1.4286068e-6f;

    private PlainPasses() {}

    /** y = gelu(y). */
    static void gelu(float[] y) {
        for (int i = 0; i < y.length; i++) {
            float z = y[i];
            float t = Math.min(Math.abs(z), 13.25f);
            float beyond = t + 3.25f;
            float v = (t - 1.5f) / beyond;
            float ratio = Math.fma(v, -0.0027779178f, -0.006630458f);
            ratio = Math.fma(ratio, v, 0.009938688f);
            ratio = Math.fma(ratio, v, 0.03714203f);
            ratio = Math.fma(ratio, v, -0.05134352f);
            ratio = Math.fma(ratio, v, -0.18144265f);
            ratio = Math.fma(ratio, v, 0.67500883f);
            ratio = Math.fma(ratio, v, -1.0592877f);
            ratio = Math.fma(ratio, v, 0.9774582f);
            float half = t * -0.5f;
            float exponent = half * t;
            float low = Math.fma(half, t, -exponent);
            float shifted = Math.fma(exponent, LOG2_E, ROUNDER);
            float minusK = ROUNDER - shifted;
            float r = Math.fma(minusK, LN2_HIGH, exponent) + Math.fma(minusK, LN2_LOW, low);
            float tail = power(shifted) * Math.fma(growth(r), ratio, ratio) / beyond;
            y[i] = Math.fma(-t, tail, Math.max(z, 0f));
        }
    }

    /** y = y · silu(gate). */
    static void timesSilu(float[] gate, float[] y) {
        for (int i = 0; i < y.length; i++) {
            float z = gate[i];
            float t = Math.min(Math.abs(z), 88f);
            float shifted = Math.fma(-t, LOG2_E, ROUNDER);
            float minusK = ROUNDER - shifted;
            float r = Math.fma(minusK, LN2_LOW, Math.fma(minusK, LN2_HIGH, -t));
            float growth = growth(r);
            float power = power(shifted);
            float share = 1f / (Math.fma(power, growth, power) + 1f);
            float tail = power * Math.fma(growth, share, share);
            y[i] *= Math.fma(-t, tail, Math.max(z, 0f));
        }
    }

    private static float growth(float r) {
        float series = Math.fma(r, 0.0013782455f, 0.008368669f);
        series = Math.fma(series, r, 0.041668963f);
        series = Math.fma(series, r, 0.16666521f);
        series = Math.fma(series, r, 0.4999999f);
        return Math.fma(r * r, series, r);
    }

    private static float power(float shifted) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + 0x3f800000);
    }
}
