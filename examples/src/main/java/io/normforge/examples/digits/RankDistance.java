package io.normforge.examples.digits;

import java.util.List;
import java.util.Locale;

/**
 * How far training on several ranks is from training on one.
 *
 * @param norm what the several ranks normalise by
 * @param afterStep the largest difference of a weight after the first step
 * @param afterEpoch and after an epoch
 * @param accuracy of the several ranks
 * @param alone of the one
 */
record RankDistance(String norm, double afterStep, double afterEpoch, double accuracy, double alone) {

    /** Weights are of the order of 1, and a float's last place there is 6e-8 to 1.2e-7. */
    private static final double ROUNDING = 1e-6;

    /** The largest difference between a weight of one network and the same of the other. */
    static double largest(Network network, Network other) {
        double largest = 0;
        for (int i = 0; i < network.parameters().size(); i++) {
            float[] values = network.parameters().get(i).values();
            float[] others = other.parameters().get(i).values();
            for (int j = 0; j < values.length; j++) {
                largest = Math.max(largest, Math.abs(values[j] - others[j]));
            }
        }
        return largest;
    }

    boolean isRounding() {
        return afterStep <= ROUNDING;
    }

    List<String> cells() {
        return List.of(
                norm,
                String.format(Locale.ROOT, "%.1e", afterStep),
                String.format(Locale.ROOT, "%.1e", afterEpoch),
                String.format(Locale.ROOT, "%.1f", 100 * accuracy),
                String.format(Locale.ROOT, "%.1f", 100 * alone));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1e after a step, %.1e after an epoch", afterStep, afterEpoch);
    }
}
