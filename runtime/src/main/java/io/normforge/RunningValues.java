package io.normforge;

import java.util.Arrays;

/**
 * Running statistics at one moment. They are kept in double, for as floats they would stop following batches that move them
 * by less than half a unit in the last place, and lose a little to each of the others; whoever reads or normalizes by them
 * gets floats. The arrays are never written after construction, so that readers need no lock.
 */
final class RunningValues {

    /** From here on the difference of the mean from the largest float may overflow. */
    static final float LARGE = 0x1p102f;

    private final double[] mean;
    private final double[] variance;
    private final float epsilon;
    private final long tracked;
    private final long skipped;

    /** The same as kernels read them; made when first needed. */
    private volatile SavedStatistics fixed;

    RunningValues(double[] mean, double[] variance, float epsilon, long tracked, long skipped) {
        this.mean = mean;
        this.variance = variance;
        this.epsilon = epsilon;
        this.tracked = tracked;
        this.skipped = skipped;
    }

    static RunningValues initial(int size, float epsilon) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return new RunningValues(new double[size], ones, epsilon, 0, 0);
    }

    /** The means, each rounded once. */
    float[] mean() {
        return rounded(mean);
    }

    /** The variances, likewise. */
    float[] variance() {
        return rounded(variance);
    }

    private static float[] rounded(double[] exact) {
        float[] rounded = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            rounded[i] = (float) exact[i];
        }
        return rounded;
    }

    float epsilon() {
        return epsilon;
    }

    long tracked() {
        return tracked;
    }

    long skipped() {
        return skipped;
    }

    /** One batch later. */
    RunningValues after(MergedStatistics batch, float momentum) {
        double share = momentum == Normalize.CUMULATIVE ? 1 / (tracked + 1.0) : momentum;
        double[] newMean = new double[mean.length];
        double[] newVariance = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            newMean[i] = (1 - share) * mean[i] + share * batch.mean(i);
            newVariance[i] = (1 - share) * variance[i] + share * batch.unbiasedVariance(i);
        }
        return new RunningValues(newMean, newVariance, epsilon, next(tracked), skipped);
    }

    /** A count stays at the largest there is. */
    private static long next(long count) {
        return count == Long.MAX_VALUE ? count : count + 1;
    }

    /** Whether all of them are numbers that a float holds. */
    boolean areFinite() {
        for (int i = 0; i < mean.length; i++) {
            if (!Float.isFinite((float) mean[i]) || !Float.isFinite((float) variance[i])) {
                return false;
            }
        }
        return true;
    }

    /** One batch later, whose statistics are not finite. */
    RunningValues afterSkipping() {
        return new RunningValues(mean, variance, epsilon, tracked, next(skipped));
    }

    /** Each of them as often as it takes to make so many statistics; of the floats, which are what a state carries over. */
    SavedStatistics fixed(int statistics) {
        SavedStatistics made = fixed;
        if (made == null || made.count() < statistics) {
            made = SavedStatistics.fixed(Math.max(statistics, mean.length));
            for (int i = 0; i < made.count(); i++) {
                int from = i % mean.length;
                float roundedVariance = (float) variance[from];
                made.mean()[i] = (float) mean[from];
                made.variance()[i] = roundedVariance;
                made.rstd()[i] = (float) (1 / Math.sqrt((double) roundedVariance + epsilon));
                made.remainder()[i] = Math.abs(mean[from]) > LARGE ? Float.NaN : 0f;
            }
            fixed = made;
        }
        return made;
    }
}
