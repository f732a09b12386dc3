package io.normforge.jgroups;

import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.FaultsOverProcesses;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Of the two JDKs of CI the later one runs it, for it waits much and depends on none. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledIfEnvironmentVariable(named = "NORMFORGE_TESTED_AGAIN", matches = "true")
class JGroupsFaultsTest extends FaultsOverProcesses {

    @Override
    protected Transport transport() {
        return new JGroupsProcesses();
    }
}
