package io.normforge.processor.spec;

import io.normforge.NormType;

/**
 * What a rank tells the others in a step, in doubles.
 *
 * @param each for each statistic: in forward its mean and its squared deviations, in backward the two sums that dx is made of
 * @param gathered beside these in forward: the number of elements and the layer's mark
 * @param summed beside these in backward: the mark
 */
public record Exchange(int each, int gathered, int summed) {

    /** Null where statistics are a rank's own. */
    public static Exchange of(Preset preset) {
        return preset.type() == NormType.SYNC_BATCH ? new Exchange(2, 2, 1) : null;
    }

    /** How many bytes that is for so many statistics. */
    public long bytes(long statistics) {
        return (2L * each * statistics + gathered + summed) * Double.BYTES;
    }
}
