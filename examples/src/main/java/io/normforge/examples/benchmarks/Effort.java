package io.normforge.examples.benchmarks;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure. */
enum Effort {
    /** For figures to quote. Three processes, as the JIT compiler does not decide alike in each. */
    FULL(3, 4, 500, 10, 250),
    /** To see that everything runs. */
    QUICK(1, 2, 250, 3, 100);

    private final int forks;
    private final int warmups;
    private final int warmupMillis;
    private final int measurements;
    private final int measurementMillis;

    Effort(int forks, int warmups, int warmupMillis, int measurements, int measurementMillis) {
        this.forks = forks;
        this.warmups = warmups;
        this.warmupMillis = warmupMillis;
        this.measurements = measurements;
        this.measurementMillis = measurementMillis;
    }

    ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .forks(forks)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.milliseconds(warmupMillis))
                .measurementIterations(measurements)
                .measurementTime(TimeValue.milliseconds(measurementMillis));
    }
}
