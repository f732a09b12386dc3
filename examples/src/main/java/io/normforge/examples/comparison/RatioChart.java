package io.normforge.examples.comparison;

import java.util.List;

/** How many times as long the others take as ours. */
final class RatioChart {

    private static final List<Mark> MARKS =
            List.of(Mark.LIBTORCH, Mark.ONE_DNN, Mark.ONNX_RUNTIME, Mark.NAIVE, Mark.PLAIN);

    private RatioChart() {}

    static String of(Comparison comparison, int threads) {
        List<CaseSummary> cases = comparison.summaries(threads);
        String ours = cases.get(0).ours();
        return CaseChart.of(
                "Time of a call over that of " + ours + ", native libraries with " + Words.threads(threads),
                "right of 1: " + ours + " is faster",
                Words.machine(comparison),
                cases,
                MARKS.stream().filter(mark -> !mark.contender().equals(ours)).toList(),
                CaseSummary::ratio);
    }
}
