package io.normforge.examples.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures generated layers beside copy loops, naive loops and native libraries, and writes JSON, tables and charts.
 *
 * <p>Arguments: {@code full} or {@code quick}; how many processes measure a case; numbers of threads, separated by commas; a
 * regular expression over the names of cases; {@code all} or {@code avx2}, the instructions to use; the directory to write to.
 */
public final class Compare {

    private final String effort;
    private final int forks;
    private final int[] threads;
    private final List<Case> cases;
    private final Settings settings;
    private final Path directory;
    private final List<CaseRun> caseRuns = new ArrayList<>();
    private final List<ColdRun> coldRuns = new ArrayList<>();
    private final Environment environment;

    private Compare(
            String effort, int forks, int[] threads, List<Case> cases, Instructions instructions, Path directory) {
        this.effort = effort;
        this.forks = forks;
        this.threads = threads;
        this.cases = cases;
        this.directory = directory;
        settings = new Settings(instructions);
        environment = Environment.of(instructions);
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        int[] threads = Arrays.stream(arguments[2].split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        List<Case> cases = Cases.named(arguments[3]);
        if (cases.isEmpty()) {
            System.err.println("No case fits " + arguments[3] + ". There are:");
            Cases.all().forEach(c -> System.err.println("  " + c.name()));
            System.exit(2);
        }
        Compare compare = new Compare(
                arguments[0],
                Integer.parseInt(arguments[1]),
                threads,
                cases,
                Instructions.named(arguments[4]),
                Path.of(arguments[5]));
        compare.run();
    }

    private void run() {
        System.out.println(environment.describe() + ", " + effort + " run");
        // Fork by fork, so that the processes of a case are far apart in time, and meet different neighbours.
        for (int fork = 1; fork <= forks; fork++) {
            for (int count : threads) {
                measure(fork, count);
            }
            for (String compilers : ColdProcess.COMPILERS) {
                startCold(fork, compilers);
            }
            report();
        }
    }

    private void measure(int fork, int count) {
        Path scratch = directory.resolve("processes");
        ChildJvm jvm = new ChildJvm(settings.options(count), settings.environment(count), scratch);
        for (Case c : cases) {
            List<String> arguments = List.of(c.name(), String.valueOf(count), String.valueOf(fork), effort);
            jvm.run(CaseProcess.class, arguments, CaseRun.class).ifPresent(run -> {
                caseRuns.add(run);
                System.out.println(Progress.line(run, forks));
            });
        }
    }

    private void startCold(int fork, String compilers) {
        ChildJvm jvm = new ChildJvm(settings.coldOptions(compilers), Map.of(), directory.resolve("processes"));
        for (String contender : ColdProcess.CONTENDERS) {
            List<String> arguments = List.of(contender, compilers, String.valueOf(fork));
            jvm.run(ColdProcess.class, arguments, ColdRun.class).ifPresent(run -> {
                coldRuns.add(run);
                System.out.printf(
                        Locale.ROOT,
                        "cold, %s, compilers %s, fork %d of %d: first call %.0f us%n",
                        contender,
                        compilers,
                        fork,
                        forks,
                        run.micros().get(1));
            });
        }
    }

    private void report() {
        Comparison comparison = new Comparison(
                environment,
                effort,
                forks,
                settings.options(1),
                settings.coldOptions("all"),
                settings.environment(1),
                caseRuns,
                coldRuns);
        Path json = directory.resolve("comparison.json");
        Json.write(json, comparison);
        Report.write(comparison, directory);
        System.out.println("Written to " + directory + ": comparison.json, comparison.md, and the charts");
    }
}
