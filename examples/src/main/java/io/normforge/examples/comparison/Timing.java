package io.normforge.examples.comparison;

/**
 * One contender in one process, in nanoseconds a call over its samples.
 *
 * @param median what figures are made of: where another program got in, it drops out
 * @param lowerQuartile below it lies a quarter of the samples
 * @param upperQuartile above it lies a quarter of the samples
 * @param least the fastest sample
 * @param calls in a sample
 * @param allocated bytes a call on Java's heap
 * @param warm whether the warm-up ended because the contender was warm, not because it took too long
 */
record Timing(
        double median,
        double lowerQuartile,
        double upperQuartile,
        double least,
        int calls,
        double allocated,
        boolean warm) {

    static Timing of(double[] samples, WarmUp warmUp, double allocated) {
        Quantiles quantiles = Quantiles.of(samples);
        return new Timing(
                quantiles.median(),
                quantiles.at(0.25),
                quantiles.at(0.75),
                quantiles.least(),
                warmUp.calls(),
                allocated,
                warmUp.warm());
    }
}
