package io.normforge.examples.benchmarks;

/** What a run measures. */
enum Pass {
    /** Forward alone. */
    FORWARD(ForwardBenchmark.class, "copy", "1x768,128x768,16384x64,16384x1024"),
    /** dx, dγ and dβ. */
    BACKWARD(BackwardBenchmark.class, "add", "1x768,128x768,16384x64,16384x1024"),
    /** Forward with an activation or a gate. */
    FUSED(FusedBenchmark.class, "copy", "128x768,16384x1024"),
    /** RMS of one token beside what runners of language models have by hand. */
    RUNNER(RunnerBenchmark.class, "copy", "1x2048,1x4096");

    private final Class<?> benchmark;
    private final String yardstick;
    private final String shapes;

    Pass(Class<?> benchmark, String yardstick, String shapes) {
        this.benchmark = benchmark;
        this.yardstick = yardstick;
        this.shapes = shapes;
    }

    Class<?> benchmark() {
        return benchmark;
    }

    String yardstick() {
        return yardstick;
    }

    String[] shapes() {
        return shapes.split(",", -1);
    }
}
