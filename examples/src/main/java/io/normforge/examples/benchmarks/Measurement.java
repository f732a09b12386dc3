package io.normforge.examples.benchmarks;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * One line of the table.
 *
 * @param loop what ran: the benchmark method, and the back end of the generated kernel
 * @param norm LAYER or RMS, or what is fused; empty for the yardstick
 * @param micros a call, the median over all iterations of all processes: where another program got in, it drops out
 * @param spread how far the middle half of the iterations reaches, over the median; large on a machine not quiet
 * @param bytes allocated a call, the median; what JMH itself allocates is in it, and shows where calls are long
 */
record Measurement(String loop, String norm, double micros, double spread, double bytes) {

    /** The method of the benchmarks in which a back end has only one. */
    private static final String GENERATED = "generated";

    static Measurement of(RunResult result) {
        String method = result.getPrimaryResult().getLabel();
        String backend = result.getParams().getParam("backend");
        String norm = result.getParams().getParam("type");
        Statistics times = result.getPrimaryResult().getStatistics();
        double median = times.getPercentile(50);
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Measurement(
                backend == null ? method : method.equals(GENERATED) ? backend : backend + " " + method,
                norm == null ? "" : norm,
                median,
                (times.getPercentile(75) - times.getPercentile(25)) / median,
                allocated.getStatistics().getPercentile(50));
    }

    boolean isYardstick() {
        return norm.isEmpty();
    }

    boolean isNaive() {
        return loop.equals("naive");
    }
}
