package io.normforge.examples.minilm;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What the example prints. */
final class Report {

    private static final int PAIRS = 5;

    /** x, residual and y, in one pass; apart, the sum is written and read again. */
    private static final int FUSED_ARRAYS = 3;

    private static final int ARRAYS_APART = 5;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void pairs(int texts, List<SimilarPairs.Pair> ranked) {
        if (ranked.isEmpty()) {
            out.println("One sentence has nothing to be compared with; give two or more.");
        } else {
            out.println("The most similar pairs of " + texts + " sentences, by cosine:");
        }
        for (SimilarPairs.Pair pair : ranked.subList(0, Math.min(PAIRS, ranked.size()))) {
            out.printf(Locale.ROOT, "  %6.3f  %s%n          %s%n", pair.cosine(), pair.first(), pair.second());
        }
        out.println();
    }

    void times(NormTiming timing, NormComparison comparison) {
        PassCost generated = comparison.generated();
        PassCost naive = comparison.naive();
        out.println("Normalizations in one pass over them, " + comparison.tokens() + " tokens, on JDK "
                + Runtime.version() + ":");
        out.println("  back end         " + timing.backend() + ": " + timing.reason());
        out.println("  norm calls       " + generated.normCalls());
        out.printf(
                Locale.ROOT,
                "  memory moved     %.1f MB; with the additions in passes of their own it would be %.1f MB%n",
                megabytes(comparison.tokens(), FUSED_ARRAYS),
                megabytes(comparison.tokens(), ARRAYS_APART));
        out.println("  generated norms  " + describe(generated));
        out.printf(
                Locale.ROOT,
                "  naive Java loop  %s: %.1f times as long%n",
                describe(naive),
                naive.normMicros() / generated.normMicros());
        out.printf(
                Locale.ROOT,
                "  (each call with its median of %d passes, the two taking turns, after %,d rows of each to warm up)%n",
                NormComparison.MEASURED,
                comparison.warmUpRows());
    }

    /** Every norm of the model reads or writes so many arrays of a row for each token. */
    private static double megabytes(int tokens, int arrays) {
        return (double) tokens * MiniLm.NORMS * MiniLm.HIDDEN * Float.BYTES * arrays / 1e6;
    }

    private static String describe(PassCost cost) {
        return String.format(
                Locale.ROOT, "%.0f microseconds, %.2f %% of the pass", cost.normMicros(), cost.normPercent());
    }
}
