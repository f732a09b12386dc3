package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains small networks on handwritten digits, to see which of the common claims about normalizations the data bear
 * out. Prints tables, and writes charts.
 *
 * <p>Arguments: the directory for the charts, and "quick" for a run that shows that everything runs.
 */
public final class TrainOnDigits {

    private static final List<Experiment> EXPERIMENTS = List.of(
            new BatchOfOne(),
            new BatchDependence(),
            new GroupOfAll(),
            new BatchSizes(),
            new ServingMode(),
            new FineTuning(),
            new PaddedSequences(),
            new SynchronizedRanks(),
            new MicroBatches(),
            new Accumulation());

    private TrainOnDigits() {}

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path directory = Path.of(arguments.length > 0 ? arguments[0] : "digits").normalize();
        Effort effort = Effort.of(arguments.length > 1 ? arguments[1] : "");
        // Ranges and differences are written with signs that not every platform's own encoding has.
        run(effort, directory, new PrintStream(System.out, true, UTF_8));
    }

    static void run(Effort effort, Path directory, PrintStream out) throws IOException {
        Instant start = Instant.now();
        Digits digits = effort.limit(DigitsFile.read());
        List<Result> results = new ArrayList<>();
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors(), out)) {
            Study study = new Study(digits, effort, workers);
            EXPERIMENTS.forEach(experiment -> results.add(experiment.run(study)));
        }
        Report report = new Report(out);
        results.forEach(report::result);
        report.findings(
                results.stream().flatMap(result -> result.findings().stream()).toList());
        for (Result result : results) {
            result.charts().forEach(chart -> out.println("chart: " + chart.write(directory)));
        }
        out.println("took " + Duration.between(start, Instant.now()).toSeconds() + " s with " + effort.seeds()
                + " seeds on JDK " + Runtime.version());
    }
}
