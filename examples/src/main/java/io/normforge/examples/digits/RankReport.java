package io.normforge.examples.digits;

import java.io.PrintStream;
import java.util.Locale;

/** What rank 0 says at the end. */
final class RankReport {

    private final PrintStream out;

    RankReport(PrintStream out) {
        this.out = out;
    }

    /** Trains on one rank too, and compares. */
    void print(RankRun run, RankOutcome outcome) throws Exception {
        Network alone = run.alone();
        Digits test = run.trial().split().test();
        out.printf(
                Locale.ROOT,
                "accuracy %.1f %%, and %.1f %% of one rank with the same batches; weights differ by %.1e at most%n",
                100 * Accuracy.of(outcome.network(), test),
                100 * Accuracy.of(alone, test),
                RankDistance.largest(alone, outcome.network()));
        out.println("bits: weights " + outcome.weights() + ", running statistics " + outcome.runningStatistics()
                + ", the same on every rank");
        out.println();
        out.print(outcome.statistics().perStep(outcome.steps()));
    }
}
