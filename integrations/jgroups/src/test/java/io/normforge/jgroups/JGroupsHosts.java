package io.normforge.jgroups;

import io.normforge.Communicator;
import io.normforge.integrations.testing.PlainProcesses;
import io.normforge.integrations.testing.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ranks as processes of two hosts: the last one alone on the right, the others on the left. */
public final class JGroupsHosts implements Transport {

    private final Namespaces hosts;

    /** In the process of a rank. */
    public JGroupsHosts() {
        this(null);
    }

    JGroupsHosts(Namespaces hosts) {
        this.hosts = hosts;
    }

    @Override
    public String name() {
        return "JGroups on two hosts";
    }

    @Override
    public List<Process> launch(List<List<String>> ranks, Starter start) throws IOException {
        List<List<String>> entered = new ArrayList<>();
        for (int rank = 0; rank < ranks.size(); rank++) {
            List<String> command = new ArrayList<>(hosts.enter(rank < ranks.size() - 1));
            command.addAll(ranks.get(rank));
            entered.add(command);
        }
        return PlainProcesses.launch(entered, process -> {
            process.environment().put("MASTER_ADDR", Namespaces.LEFT_ADDRESS);
            process.environment().put("MASTER_PORT", "29500");
            return start.start(process);
        });
    }

    @Override
    public Communicator connect(int rank, int size, Duration timeout) {
        return JGroupsCommunicator.join(
                JGroupsSettings.ofThisProcess().timeLimit(timeout).silence(Duration.ofSeconds(2)));
    }
}
