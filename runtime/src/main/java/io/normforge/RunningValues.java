package io.normforge;

import java.util.Arrays;

/**
 * Running statistics at one moment. They are kept in double, for as floats they would stop following batches that move them
 * by less than half a unit in the last place, and lose a little to each of the others; whoever reads or normalizes by them
 * gets floats. Who may write and read when is the affair of {@link RunningTurns}.
 */
final class RunningValues {

    /** From here on the difference of the mean from the largest float may overflow. */
    static final float LARGE = 0x1p102f;

    private final double[] mean;
    private final double[] variance;
    private long tracked;
    private long skipped;

    /** Means 0, variances 1, nothing tracked or skipped. */
    RunningValues(int size) {
        mean = new double[size];
        variance = new double[size];
        reset();
    }

    void reset() {
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 1);
        tracked = 0;
        skipped = 0;
    }

    /** The means, each rounded once. */
    void meanTo(float[] rounded) {
        round(mean, rounded);
    }

    /** The variances, likewise. */
    void varianceTo(float[] rounded) {
        round(variance, rounded);
    }

    private static void round(double[] exact, float[] rounded) {
        for (int i = 0; i < exact.length; i++) {
            rounded[i] = (float) exact[i];
        }
    }

    long tracked() {
        return tracked;
    }

    long skipped() {
        return skipped;
    }

    void copyFrom(RunningValues other) {
        System.arraycopy(other.mean, 0, mean, 0, mean.length);
        System.arraycopy(other.variance, 0, variance, 0, variance.length);
        tracked = other.tracked;
        skipped = other.skipped;
    }

    /** What was learnt elsewhere. */
    void set(float[] newMean, float[] newVariance, long newTracked, long stillSkipped) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = newMean[i];
            variance[i] = newVariance[i];
        }
        tracked = newTracked;
        skipped = stillSkipped;
    }

    /** How many numbers say all of it: means, variances, and two counts in halves that a double holds exactly. */
    static int length(int size) {
        return 2 * size + 4;
    }

    /** All of it as numbers, from an index on. */
    void write(double[] numbers, int at) {
        System.arraycopy(mean, 0, numbers, at, mean.length);
        System.arraycopy(variance, 0, numbers, at + mean.length, mean.length);
        int counts = at + 2 * mean.length;
        numbers[counts] = tracked >>> 32;
        numbers[counts + 1] = tracked & 0xFFFF_FFFFL;
        numbers[counts + 2] = skipped >>> 32;
        numbers[counts + 3] = skipped & 0xFFFF_FFFFL;
    }

    /** Takes over what was written. */
    void read(double[] numbers, int at) {
        System.arraycopy(numbers, at, mean, 0, mean.length);
        System.arraycopy(numbers, at + mean.length, variance, 0, mean.length);
        int counts = at + 2 * mean.length;
        tracked = (long) numbers[counts] << 32 | (long) numbers[counts + 1];
        skipped = (long) numbers[counts + 2] << 32 | (long) numbers[counts + 3];
    }

    /** Those of before, one batch later; without the batch, and with one more skipped, where they would not be finite. */
    void follow(RunningValues before, MergedStatistics batch, float momentum) {
        double share = momentum == Normalize.CUMULATIVE ? 1 / (before.tracked + 1.0) : momentum;
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (1 - share) * before.mean[i] + share * batch.mean(i);
            variance[i] = (1 - share) * before.variance[i] + share * batch.unbiasedVariance(i);
        }
        tracked = next(before.tracked);
        skipped = before.skipped;
        if (!areFinite()) {
            copyFrom(before);
            skipped = next(before.skipped);
        }
    }

    /** A count stays at the largest there is. */
    private static long next(long count) {
        return count == Long.MAX_VALUE ? count : count + 1;
    }

    /** Whether all of them are numbers that a float holds. */
    private boolean areFinite() {
        for (int i = 0; i < mean.length; i++) {
            if (!Float.isFinite((float) mean[i]) || !Float.isFinite((float) variance[i])) {
                return false;
            }
        }
        return true;
    }

    /** As kernels read them, each as often as it takes to fill; of the floats, which are what a state carries over. */
    void fixedTo(SavedStatistics fixed, float epsilon) {
        for (int i = 0; i < fixed.count(); i++) {
            int from = i % mean.length;
            float roundedVariance = (float) variance[from];
            fixed.mean()[i] = (float) mean[from];
            fixed.variance()[i] = roundedVariance;
            fixed.rstd()[i] = (float) (1 / Math.sqrt((double) roundedVariance + epsilon));
            fixed.remainder()[i] = Math.abs(mean[from]) > LARGE ? Float.NaN : 0f;
        }
    }
}
