package io.normforge;

import java.util.Arrays;

/** The gradient of γ or of β over all calls: their sums are added to it in double, and it is given out as floats. */
final class GradientTotal implements GradientSink {

    private final float[] rounded;
    private final float[] given;
    private final double[] total;

    /** What the rounds of a call came to; empty until there is one of several. */
    private double[] call = {};

    GradientTotal(int size) {
        rounded = new float[size];
        given = new float[size];
        total = new double[size];
    }

    /** The total, rounded; what is written here counts as the total. */
    float[] rounded() {
        return rounded;
    }

    void clear() {
        Arrays.fill(rounded, 0f);
        Arrays.fill(given, 0f);
        Arrays.fill(total, 0);
    }

    /** Makes room for the rounds of a call. */
    void prepareRounds() {
        if (call.length < total.length) {
            call = new double[total.length];
        }
    }

    @Override
    public void take(int at, GradientBlocks sums) {
        for (int i = 0; i < sums.size(); i++) {
            call[at + i] = sums.of(i);
        }
    }

    @Override
    public void finish() {
        heedWhatWasWritten();
        for (int i = 0; i < total.length; i++) {
            settle(i, total[i] + call[i]);
        }
    }

    @Override
    public void finish(GradientBlocks sums) {
        heedWhatWasWritten();
        for (int i = 0; i < total.length; i++) {
            settle(i, total[i] + sums.of(i));
        }
    }

    /** A call adds at its end, so there is nothing to drop. */
    @Override
    public void clearCall() {}

    private void settle(int i, double sum) {
        total[i] = sum;
        rounded[i] = (float) sum;
        given[i] = (float) sum;
    }

    /** What stands there and was not given out counts as the total. */
    private void heedWhatWasWritten() {
        if (Arrays.mismatch(rounded, given) < 0) {
            return;
        }
        for (int i = 0; i < total.length; i++) {
            if (rounded[i] != given[i]) {
                total[i] = rounded[i];
            }
        }
    }
}
