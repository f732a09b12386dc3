package io.normforge;

import java.util.Arrays;

/**
 * Running statistics at one moment. The arrays are never written after construction, so that readers need no lock.
 */
final class RunningValues {

    /** From here on the difference of the mean from the largest float may overflow. */
    static final float LARGE = 0x1p102f;

    private final float[] mean;
    private final float[] variance;
    private final float epsilon;
    private final long tracked;
    private final long skipped;

    /** The same as kernels read them; made when first needed. */
    private volatile SavedStatistics fixed;

    RunningValues(float[] mean, float[] variance, float epsilon, long tracked, long skipped) {
        this.mean = mean;
        this.variance = variance;
        this.epsilon = epsilon;
        this.tracked = tracked;
        this.skipped = skipped;
    }

    static RunningValues initial(int size, float epsilon) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1f);
        return new RunningValues(new float[size], ones, epsilon, 0, 0);
    }

    float[] mean() {
        return mean;
    }

    float[] variance() {
        return variance;
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

    /** One batch later. The average is taken in double: the batch's mean is known to more than a float holds. */
    RunningValues after(MergedStatistics batch, float momentum) {
        double share = momentum == Normalize.CUMULATIVE ? 1.0 / (tracked + 1) : momentum;
        float[] newMean = new float[mean.length];
        float[] newVariance = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            newMean[i] = (float) ((1 - share) * mean[i] + share * batch.mean(i));
            newVariance[i] = (float) ((1 - share) * variance[i] + share * batch.unbiasedVariance(i));
        }
        return new RunningValues(newMean, newVariance, epsilon, tracked + 1, skipped);
    }

    /** Whether all of them are numbers that a float holds. */
    boolean areFinite() {
        for (int i = 0; i < mean.length; i++) {
            if (!Float.isFinite(mean[i]) || !Float.isFinite(variance[i])) {
                return false;
            }
        }
        return true;
    }

    /** One batch later, whose statistics are not finite. */
    RunningValues afterSkipping() {
        return new RunningValues(mean, variance, epsilon, tracked, skipped + 1);
    }

    /** Each of them as often as it takes to make so many statistics. */
    SavedStatistics fixed(int statistics) {
        SavedStatistics made = fixed;
        if (made == null || made.count() < statistics) {
            made = SavedStatistics.fixed(Math.max(statistics, mean.length));
            for (int i = 0; i < made.count(); i++) {
                int from = i % mean.length;
                made.mean()[i] = mean[from];
                made.variance()[i] = variance[from];
                made.rstd()[i] = (float) (1 / Math.sqrt((double) variance[from] + epsilon));
                made.remainder()[i] = Math.abs(mean[from]) > LARGE ? Float.NaN : 0f;
            }
            fixed = made;
        }
        return made;
    }
}
