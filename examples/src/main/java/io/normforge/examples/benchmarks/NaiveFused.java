package io.normforge.examples.benchmarks;

import io.normforge.NormType;

/** The loops one would write by hand: the naive norm, then the activation by {@link Math#exp}. */
final class NaiveFused {

    private NaiveFused() {}

    static Fused of(FusedNorm norm, int width) {
        if (norm == FusedNorm.LAYER_GELU) {
            Forward layer = NaiveNorm.of(NormType.LAYER, width);
            return (x, gate, y, rows) -> {
                layer.run(x, y, rows);
                gelu(y);
            };
        }
        Forward rms = NaiveNorm.of(NormType.RMS, width);
        return (x, gate, y, rows) -> {
            rms.run(x, y, rows);
            timesSilu(gate, y);
        };
    }

    private static void gelu(float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) (0.5 * y[i] * (1 + erf(y[i] / Math.sqrt(2))));
        }
    }

    /** Abramowitz, Stegun, "Handbook of Mathematical Functions", 7.1.26: to 1.5e-7. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.copySign(1 - sum * Math.exp(-x * x), x);
    }

    private static void timesSilu(float[] gate, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] *= (float) (gate[i] / (1 + Math.exp(-gate[i])));
        }
    }
}
