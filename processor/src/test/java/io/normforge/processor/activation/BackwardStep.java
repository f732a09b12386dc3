package io.normforge.processor.activation;

import java.util.Locale;

/** The largest step of a function against the direction in which the exact one goes, over inputs in ascending order. */
final class BackwardStep {

    private double units;
    private float at = Float.NaN;

    /**
     * Two inputs with nothing between them that was tried.
     *
     * @param direction 1 where the exact function rises over the whole step, −1 where it falls, 0 where it does neither
     */
    void add(float from, float value, float next, int direction) {
        double step = direction * ((double) next - value);
        if (step < 0) {
            double size = -step / Math.ulp(Math.max(Math.abs(value), Math.abs(next)));
            if (size > units) {
                units = size;
                at = from;
            }
        }
    }

    double units() {
        return units;
    }

    void merge(BackwardStep other) {
        if (other.units > units) {
            units = other.units;
            at = other.at;
        }
    }

    @Override
    public String toString() {
        return units == 0 ? "monotone" : String.format(Locale.ROOT, "steps back %.0f ulp at %s", units, at);
    }
}
