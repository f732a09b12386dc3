package io.normforge.jgroups;

import io.normforge.Communicator;
import io.normforge.integrations.testing.PlainProcesses;
import io.normforge.integrations.testing.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ranks as processes of this machine, which find each other by the variables that launchers set. */
public final class JGroupsProcesses implements Transport {

    @Override
    public String name() {
        return "JGroups";
    }

    @Override
    public List<Process> launch(List<List<String>> ranks, Starter start) throws IOException {
        String port = Integer.toString(FreePorts.first(ranks.size()));
        return PlainProcesses.launch(ranks, process -> {
            process.environment().put("MASTER_ADDR", "127.0.0.1");
            process.environment().put("MASTER_PORT", port);
            return start.start(process);
        });
    }

    /** Waits longer for the others to join than in a call, for processes to start on a busy machine. */
    @Override
    public Communicator connect(int rank, int size, Duration timeout) {
        return JGroupsCommunicator.join(
                JGroupsSettings.ofThisProcess().timeLimit(timeout).joinLimit(timeout.multipliedBy(5)));
    }
}
