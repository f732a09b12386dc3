package io.normforge.examples.comparison;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a comparison measured; the JSON file.
 *
 * @param environment machine and JDK
 * @param effort "full" or "quick"
 * @param forks processes for each case and number of threads
 * @param options of the JVMs of cases, with one thread
 * @param coldOptions of the JVMs of cold starts
 * @param variables of the environment of cases, with one thread
 * @param cases a process each
 * @param cold a process each
 */
record Comparison(
        Environment environment,
        String effort,
        int forks,
        List<String> options,
        List<String> coldOptions,
        Map<String, String> variables,
        List<CaseRun> cases,
        List<ColdRun> cold) {

    /** Of native libraries, as they gave them in a process with so many threads. */
    Map<String, String> versions(int threads) {
        Map<String, String> versions = new TreeMap<>();
        cases.stream().filter(run -> run.threads() == threads).forEach(run -> versions.putAll(run.versions()));
        return versions;
    }

    /** Each number that peers had, from few to many. */
    List<Integer> threads() {
        return List.copyOf(new TreeSet<>(cases.stream().map(CaseRun::threads).toList()));
    }

    /** The cases with so many threads, in the order they were first measured. */
    List<CaseSummary> summaries(int threads) {
        List<CaseRun> runs =
                cases.stream().filter(run -> run.threads() == threads).toList();
        return runs.stream()
                .map(CaseRun::name)
                .distinct()
                .map(name -> new CaseSummary(
                        runs.stream().filter(run -> run.name().equals(name)).toList()))
                .toList();
    }
}
