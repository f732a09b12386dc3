package io.normforge.examples.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cold starts of one contender with one choice of compilers.
 *
 * @param runs a process each
 */
record ColdSummary(List<ColdRun> runs) {

    /** All of a comparison that ran, by contender. */
    static Map<String, ColdSummary> of(Comparison comparison, String compilers) {
        Map<String, ColdSummary> summaries = new LinkedHashMap<>();
        for (String contender : ColdProcess.CONTENDERS) {
            List<ColdRun> runs = comparison.cold().stream()
                    .filter(run ->
                            run.contender().equals(contender) && run.compilers().equals(compilers))
                    .toList();
            if (!runs.isEmpty()) {
                summaries.put(contender, new ColdSummary(runs));
            }
        }
        return summaries;
    }

    /** The back end that ran. */
    String ran() {
        return runs.get(0).ran();
    }

    /** Microseconds of the constructor. */
    Figure construction() {
        return Figure.of(runs.stream().map(ColdRun::constructMicros).toList());
    }

    /** Microseconds of so many first calls. */
    Figure firstCalls(int calls) {
        return Figure.of(runs.stream().map(run -> run.micros().get(calls)).toList());
    }
}
