package io.normforge.examples.comparison;

import java.util.List;

/** How much of the speed of a copy they reach. */
final class CopyChart {

    private static final List<Mark> MARKS =
            List.of(Mark.LIBTORCH, Mark.ONE_DNN, Mark.ONNX_RUNTIME, Mark.PLAIN, Mark.VECTOR);

    private CopyChart() {}

    static String of(Comparison comparison, int threads) {
        return CaseChart.of(
                "Share of the speed of a copy of as many arrays, native libraries with " + Words.threads(threads),
                "1: as fast as a vector loop on one thread that only copies",
                Words.machine(comparison),
                comparison.summaries(threads),
                MARKS,
                CaseSummary::shareOfCopy);
    }
}
