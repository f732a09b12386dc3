package io.normforge.examples.comparison;

import java.util.List;
import java.util.Locale;

/** One number for all cases of a contender, and the case where it fares best; cases without it do not count. */
final class Means {

    private Means() {}

    /** In Markdown. */
    static List<String> lines(List<CaseSummary> summaries, List<String> others) {
        return others.stream()
                .map(other -> line(other, summaries))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(String other, List<CaseSummary> summaries) {
        List<CaseSummary> with = summaries.stream()
                .filter(summary -> summary.ratio(other).isPresent() && !summary.disagrees(other))
                .toList();
        if (with.isEmpty()) {
            return "";
        }
        CaseSummary least = with.get(0);
        double logarithms = 0;
        for (CaseSummary summary : with) {
            logarithms += Math.log(ratio(summary, other));
            least = ratio(summary, other) < ratio(least, other) ? summary : least;
        }
        return String.format(
                Locale.ROOT,
                "- %s: geometric mean %.2f, cases %d, least %.2f at %s",
                other,
                Math.exp(logarithms / with.size()),
                with.size(),
                ratio(least, other),
                least.name());
    }

    private static double ratio(CaseSummary summary, String other) {
        return summary.ratio(other).orElseThrow().median();
    }
}
