package io.normforge.integrations.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Ranks that nobody but the test starts: a process each. */
public final class PlainProcesses {

    private PlainProcesses() {}

    /** Starts them with the variables that launchers of ranks set: RANK and WORLD_SIZE. */
    public static List<Process> launch(List<List<String>> ranks, Transport.Starter start) throws IOException {
        List<Process> started = new ArrayList<>();
        for (int rank = 0; rank < ranks.size(); rank++) {
            ProcessBuilder process = new ProcessBuilder(ranks.get(rank));
            process.environment().put("RANK", Integer.toString(rank));
            process.environment().put("WORLD_SIZE", Integer.toString(ranks.size()));
            started.add(start.start(process));
        }
        return started;
    }
}
