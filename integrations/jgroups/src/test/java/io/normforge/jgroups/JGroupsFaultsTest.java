package io.normforge.jgroups;

import io.normforge.integrations.testing.OnceInCi;
import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.FaultsOverProcesses;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Ranks over JGroups that go wrong. */
@Execution(ExecutionMode.CONCURRENT)
@OnceInCi
class JGroupsFaultsTest extends FaultsOverProcesses {

    @Override
    protected Transport transport() {
        return new JGroupsProcesses();
    }
}
