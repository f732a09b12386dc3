package io.normforge.examples.comparison;

/** By {@link Math#exp}, as one would write them. */
final class NaiveActivations {

    private NaiveActivations() {}

    static float silu(float z) {
        return (float) (z / (1 + Math.exp(-z)));
    }

    static float gelu(float z) {
        return (float) (0.5 * z * (1 + erf(z / Math.sqrt(2))));
    }

    /** Abramowitz, Stegun, "Handbook of Mathematical Functions", 7.1.26: to 1.5e-7. */
    private static double erf(double z) {
        double t = 1 / (1 + 0.3275911 * Math.abs(z));
        double series =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.copySign(1 - series * Math.exp(-z * z), z);
    }
}
