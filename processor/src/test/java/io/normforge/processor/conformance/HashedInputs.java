package io.normforge.processor.conformance;

import com.google.gson.JsonObject;
import java.util.Arrays;

/** Inputs by formula: an element is a hash of its index and a seed, made uniform or bell-shaped. */
final class HashedInputs {

    /** Makes the variance of a sum of four uniforms 1. */
    private static final double BELL = 1.7320508075688772;

    private HashedInputs() {}

    static float[] of(JsonObject spec, int... shape) {
        int seed = spec.get("seed").getAsInt();
        double scale = spec.get("scale").getAsDouble();
        double offset = spec.get("offset").getAsDouble();
        boolean bell = spec.get("kind").getAsString().equals("bell");
        float[] data = new float[Arrays.stream(shape).reduce(1, (left, right) -> left * right)];
        for (int i = 0; i < data.length; i++) {
            data[i] = bell ? bell(i, seed, scale, offset) : uniform(i, seed, scale, offset);
        }
        return data;
    }

    static float uniform(int i, int seed, double scale, double offset) {
        return (float) (offset + scale * (2 * unit(i, seed) - 1));
    }

    private static float bell(int i, int seed, double scale, double offset) {
        double sum = unit(4 * i, seed) + unit(4 * i + 1, seed) + unit(4 * i + 2, seed) + unit(4 * i + 3, seed);
        return (float) (offset + scale * (sum - 2) * BELL);
    }

    /** In [0, 1). */
    private static double unit(int i, int seed) {
        int z = i * 0x9E3779B9 + seed;
        z ^= z >>> 16;
        z *= 0x85EBCA6B;
        z ^= z >>> 13;
        z *= 0xC2B2AE35;
        z ^= z >>> 16;
        return Integer.toUnsignedLong(z) * 0x1p-32;
    }
}
