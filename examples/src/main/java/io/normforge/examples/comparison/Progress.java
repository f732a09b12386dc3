package io.normforge.examples.comparison;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of a process as soon as it has ended. */
final class Progress {

    private Progress() {}

    /** Times in microseconds, and everything that is not as it should be. */
    static String line(CaseRun run, int forks) {
        CaseSummary summary = new CaseSummary(List.of(run));
        String times = run.timings().keySet().stream()
                .map(name -> String.format(
                        Locale.ROOT,
                        "%s %.2f%s%s",
                        name,
                        run.timings().get(name).median() / 1e3,
                        run.disagrees(name)
                                ? " MISMATCH of " + run.differences().get(name)
                                : "",
                        summary.warm(name) ? "" : " NOT WARM"))
                .collect(Collectors.joining(", "));
        String missing = run.absent().isEmpty() ? "" : ", absent: " + run.absent();
        return run.name() + ", threads " + run.threads() + ", fork " + run.fork() + " of " + forks + ", us: " + times
                + missing;
    }
}
