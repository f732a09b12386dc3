package io.normforge.examples.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints the measurements of a shape, each beside the yardstick and the naive loop of the same run. */
final class Table {

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void head(String yardstick) {
        out.printf(
                "%-11s %-13s %-12s %12s %8s %10s %12s %8s%n",
                "shape", "norm", "loop", "us/call", "spread", "x " + yardstick, "naive/this", "B/call");
    }

    void rows(String shape, List<Measurement> measured) {
        double yardstick = measured.stream()
                .filter(Measurement::isYardstick)
                .findFirst()
                .orElseThrow()
                .micros();
        for (Measurement row : measured) {
            out.printf(
                    Locale.ROOT,
                    "%-11s %-13s %-12s %12.3f %7.0f%% %10.2f %12s %8.0f%n",
                    shape,
                    row.norm(),
                    row.loop(),
                    row.micros(),
                    100 * row.spread(),
                    row.micros() / yardstick,
                    againstNaive(row, measured),
                    row.bytes());
        }
        out.println();
    }

    /** How many times as long the naive loop of the same norm takes. */
    private static String againstNaive(Measurement row, List<Measurement> measured) {
        return measured.stream()
                .filter(other -> other.isNaive() && other.norm().equals(row.norm()))
                .findFirst()
                .map(naive -> String.format(Locale.ROOT, "%.2f", naive.micros() / row.micros()))
                .orElse("");
    }
}
