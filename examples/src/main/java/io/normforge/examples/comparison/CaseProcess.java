package io.normforge.examples.comparison;

import java.nio.file.Path;

/** Measures one case and ends. Arguments: case, threads, fork, effort, and the file for what came of it. */
final class CaseProcess {

    private CaseProcess() {}

    /** Measures. */
    public static void main(String[] arguments) {
        Contest contest = new Contest(Cases.byName(arguments[0]), Integer.parseInt(arguments[1]));
        CaseRun run = contest.run(Integer.parseInt(arguments[2]), Effort.named(arguments[3]));
        Json.write(Path.of(arguments[4]), run);
        // Worker threads of native libraries do not end by themselves.
        System.exit(0);
    }
}
