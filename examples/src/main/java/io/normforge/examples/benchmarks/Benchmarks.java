package io.normforge.examples.benchmarks;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs the benchmarks and prints a table.
 *
 * <p>Arguments: {@code full} or {@code quick}, then {@code forward}, {@code backward}, {@code fused} or {@code runner},
 * then a directory for JMH's logs.
 */
public final class Benchmarks {

    /** The JVM from which layers choose vector kernels by themselves. */
    private static final int FIRST_VECTOR_JVM = 25;

    private final Effort effort;
    private final Pass pass;
    private final Path logs;

    private Benchmarks(Effort effort, Pass pass, Path logs) {
        this.effort = effort;
        this.pass = pass;
        this.logs = logs;
    }

    /** Runs them. */
    public static void main(String[] arguments) throws RunnerException {
        Effort effort = Effort.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Pass pass = Pass.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        new Benchmarks(effort, pass, Path.of(arguments[2])).run();
    }

    private void run() throws RunnerException {
        Table table = new Table(System.out);
        System.out.println(Machine.describe() + ", " + effort + " run");
        table.head(pass.yardstick());
        // Shape by shape, so that little time lies between a kernel and its yardstick.
        for (String shape : pass.shapes()) {
            table.rows(shape, measure(shape));
        }
    }

    private List<Measurement> measure(String shape) throws RunnerException {
        Collection<RunResult> results = new Runner(options(shape)).run();
        return results.stream()
                .map(Measurement::of)
                .sorted(Comparator.comparing(Measurement::norm).thenComparing(Measurement::loop))
                .toList();
    }

    private Options options(String shape) {
        return effort.options()
                .include("^" + pass.benchmark().getName().replace(".", "\\.") + "\\.")
                .param("shape", shape)
                .param("backend", backends())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(GCProfiler.class)
                .output(logs.resolve("jmh-" + shape + ".log").toString())
                .shouldFailOnError(true)
                // Every array then starts at the same distance from a cache line: no process is lucky with where they
                // fall.
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:ObjectAlignmentInBytes=64")
                .build();
    }

    private static String[] backends() {
        boolean vectors = Runtime.version().feature() >= FIRST_VECTOR_JVM;
        return vectors ? new String[] {"PLAIN", "VECTOR"} : new String[] {"PLAIN"};
    }
}
