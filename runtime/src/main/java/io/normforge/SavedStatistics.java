package io.normforge;

import java.util.Arrays;

/**
 * What a forward call in {@link Mode#TRAIN} keeps for backward: one mean and one rstd per statistic, the statistics in
 * the row-major order of the axes that are not pooled.
 *
 * <p>The arrays are the layer's own and may be longer than {@link #count()}: they grow and are then reused. The next forward
 * call in TRAIN overwrites them; read them on the thread that trains. A call that normalizes by running statistics keeps
 * none of its own, and leaves here only how many there were.
 */
public final class SavedStatistics {

    private static final float[] NONE = {};

    private float[] mean = NONE;
    private float[] remainder = NONE;
    private float[] rstd = NONE;
    private float[] variance = NONE;
    private float[] pooledGradient = NONE;
    private float[] pooledProduct = NONE;
    private int count;
    private int elements = -1;
    private boolean given;
    private int mask;

    SavedStatistics() {}

    /** Room for so many statistics that are not a batch's own. */
    static SavedStatistics fixed(int count) {
        SavedStatistics fixed = new SavedStatistics();
        fixed.prepare(count, -1);
        fixed.given = true;
        return fixed;
    }

    /** How many statistics the last forward call in TRAIN kept. */
    public int count() {
        return count;
    }

    /** The means, rounded to float; zeros for RMS and UNIT, which have none. */
    public float[] mean() {
        return mean;
    }

    /**
     * What rounding left of each mean: the pooled mean is mean + remainder, to about twice float's precision. NaN marks
     * a statistic that was computed in double, because squares of its elements overflow or vanish in float.
     */
    public float[] remainder() {
        return remainder;
    }

    /** 1 / sqrt(variance + ε), or for RMS 1 / sqrt(mean square + ε), for UNIT 1 / max(‖x‖, ε). */
    public float[] rstd() {
        return rstd;
    }

    /**
     * The variances, biased: the mean squared deviation that rstd is made of. Only layers with running statistics and
     * SYNC_BATCH keep them; elsewhere the array is not written.
     */
    public float[] variance() {
        return variance;
    }

    /** Whether they were given to the call, as running statistics are, and do not depend on its elements. */
    public boolean areGiven() {
        return given;
    }

    /**
     * For SYNC_BATCH, whose backward call first leaves here the sums of this rank's dy · γ and then the means over all
     * ranks' elements; elsewhere empty.
     */
    public float[] pooledGradient() {
        return pooledGradient;
    }

    /** The same as {@link #pooledGradient()}, of dy · γ · x̂. */
    public float[] pooledProduct() {
        return pooledProduct;
    }

    void keepMask(int fingerprint) {
        mask = fingerprint;
    }

    boolean hasMask(int fingerprint) {
        return mask == fingerprint;
    }

    /** Makes room for what ranks share in backward. */
    void prepareToShare() {
        if (pooledGradient.length < count) {
            float[] roomForProduct = new float[count];
            pooledGradient = new float[count];
            pooledProduct = roomForProduct;
        }
    }

    /** All 0. */
    void clear() {
        Arrays.fill(mean, 0, count, 0f);
        Arrays.fill(remainder, 0, count, 0f);
        Arrays.fill(rstd, 0, count, 0f);
        Arrays.fill(variance, 0, count, 0f);
    }

    /** Puts another's statistics among these, from an index on. */
    void copyFrom(SavedStatistics part, int at) {
        System.arraycopy(part.mean, 0, mean, at, part.count);
        System.arraycopy(part.remainder, 0, remainder, at, part.count);
        System.arraycopy(part.rstd, 0, rstd, at, part.count);
        System.arraycopy(part.variance, 0, variance, at, part.count);
    }

    /** Takes these out of another's, from an index on. */
    void copyPartOf(SavedStatistics whole, int at) {
        System.arraycopy(whole.mean, at, mean, 0, count);
        System.arraycopy(whole.remainder, at, remainder, 0, count);
        System.arraycopy(whole.rstd, at, rstd, 0, count);
        System.arraycopy(whole.variance, at, variance, 0, count);
    }

    /** Takes over statistics that were merged. */
    void set(MergedStatistics merged, float epsilon) {
        for (int i = 0; i < count; i++) {
            double exact = merged.mean(i);
            mean[i] = (float) exact;
            remainder[i] = Math.abs(exact) > RunningValues.LARGE ? Float.NaN : (float) (exact - mean[i]);
            variance[i] = (float) merged.variance(i);
            rstd[i] = (float) (1 / Math.sqrt(merged.variance(i) + epsilon));
        }
    }

    /** A mean with what rounding left of it, as far as that is known. */
    double fullMean(int index) {
        return Float.isNaN(remainder[index]) ? mean[index] : (double) mean[index] + remainder[index];
    }

    /** Makes room for a call over so many statistics of so many elements in all. */
    void prepare(int statistics, int elementCount) {
        if (mean.length < statistics) {
            float[] roomForMean = new float[statistics];
            float[] roomForRemainder = new float[statistics];
            float[] roomForVariance = new float[statistics];
            rstd = new float[statistics];
            variance = roomForVariance;
            remainder = roomForRemainder;
            mean = roomForMean;
        }
        count = statistics;
        elements = elementCount;
    }

    /** The element count of the last forward call in TRAIN; −1 before the first. */
    int elements() {
        return elements;
    }
}
