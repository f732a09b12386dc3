package io.normforge.examples.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All figures of a comparison in Markdown, with what they were measured on. */
final class Tables {

    private static final List<String> OTHERS =
            List.of(Names.COPY, Names.PLAIN, Names.NAIVE, Names.PEERS.get(0), Names.PEERS.get(1), Names.PEERS.get(2));

    private final StringBuilder text = new StringBuilder();

    private Tables() {}

    static String of(Comparison comparison) {
        Tables tables = new Tables();
        tables.head(comparison);
        for (int threads : comparison.threads()) {
            tables.cases(comparison, threads);
        }
        tables.cold(comparison);
        return tables.text.toString();
    }

    private void head(Comparison comparison) {
        line("# Ours beside native libraries");
        line("");
        line(comparison.environment().describe() + "; "
                + comparison.environment().date() + "; " + comparison.effort() + " run, " + Words.processes(comparison)
                + ".");
        line("");
        for (int threads : comparison.threads()) {
            comparison
                    .versions(threads)
                    .forEach((peer, version) -> line("- " + peer + " with " + Words.threads(threads) + ": " + version));
        }
        line("- JVMs of cases: `" + String.join(" ", comparison.options()) + "`");
        line("- their environment: `" + comparison.variables() + "`");
        line("- JVMs of cold starts: `" + String.join(" ", comparison.coldOptions()) + "`");
    }

    private void cases(Comparison comparison, int threads) {
        List<CaseSummary> summaries = comparison.summaries(threads);
        String ours = summaries.get(0).ours();
        List<String> others =
                OTHERS.stream().filter(other -> !other.equals(ours)).toList();
        line("");
        line("## Native libraries with " + Words.threads(threads));
        line("");
        line("Times over that of " + ours + ": above 1, " + ours
                + " is faster. In brackets the least and the greatest of the"
                + " processes. `!`: other results than ours. `~`: not known to be warm. –: absent, see below.");
        line("");
        line("| case | " + ours + " µs | " + String.join(" | ", others) + " | best peer |");
        line("|---|" + "---:|".repeat(others.size() + 2));
        summaries.forEach(summary -> line(row(summary, others)));
        line("");
        Means.lines(summaries, others).forEach(this::line);
        absences(summaries);
    }

    private static String row(CaseSummary summary, List<String> others) {
        List<String> cells = new ArrayList<>();
        cells.add(summary.name());
        double micros = summary.nanos(summary.ours()).orElseThrow().median() / 1e3;
        cells.add(String.format(Locale.ROOT, "%.3f", micros) + warmth(summary, summary.ours()));
        others.forEach(other -> cells.add(cell(summary, other)));
        cells.add(summary.bestPeer()
                .map(peer -> peer + " " + ratio(summary.ratio(peer)))
                .orElse("–"));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String cell(CaseSummary summary, String other) {
        return ratio(summary.ratio(other)) + (summary.disagrees(other) ? "!" : "") + warmth(summary, other);
    }

    private static String warmth(CaseSummary summary, String contender) {
        return summary.warm(contender) ? "" : "~";
    }

    private static String ratio(Optional<Figure> figure) {
        return figure.map(f -> Words.reach(f, 1)).orElse("–");
    }

    /** Each contender and reason once, with the cases. */
    private void absences(List<CaseSummary> summaries) {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        for (CaseSummary summary : summaries) {
            for (String contender : Names.ALL) {
                summary.absence(contender)
                        .ifPresent(why -> cases.computeIfAbsent(contender + ", " + why, key -> new ArrayList<>())
                                .add(summary.name()));
            }
        }
        line("");
        cases.forEach((why, names) -> line("- no " + why + ": " + String.join(", ", names)));
    }

    private void cold(Comparison comparison) {
        line("");
        line("## The first calls of a process, LAYER 1×768 forward, milliseconds");
        line("");
        line("| compilers | asked for | ran | constructor | 1 call | 100 | 1,000 | 10,000 |");
        line("|---|---|---|---:|---:|---:|---:|---:|");
        for (String compilers : ColdProcess.COMPILERS) {
            for (Map.Entry<String, ColdSummary> summary :
                    ColdSummary.of(comparison, compilers).entrySet()) {
                line("| " + compilers + " | " + summary.getKey() + coldCells(summary.getValue()) + " |");
            }
        }
    }

    private static String coldCells(ColdSummary summary) {
        StringBuilder cells = new StringBuilder(" | " + summary.ran() + " | " + millis(summary.construction()));
        ColdProcess.CALLS.forEach(calls -> cells.append(" | ").append(millis(summary.firstCalls(calls))));
        return cells.toString();
    }

    private static String millis(Figure micros) {
        return Words.reach(micros, 1000);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
