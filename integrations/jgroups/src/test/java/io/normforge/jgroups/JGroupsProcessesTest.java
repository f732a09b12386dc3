package io.normforge.jgroups;

import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.CommunicatorOverProcesses;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class JGroupsProcessesTest extends CommunicatorOverProcesses {

    @Override
    protected Transport transport() {
        return new JGroupsProcesses();
    }
}
