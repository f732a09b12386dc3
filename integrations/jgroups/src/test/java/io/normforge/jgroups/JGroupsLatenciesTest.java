package io.normforge.jgroups;

import io.normforge.integrations.testing.Latencies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** No test, but a table to read: {@code -Dnormforge.latencies=true} prints it. */
@EnabledIfSystemProperty(named = "normforge.latencies", matches = "true")
class JGroupsLatenciesTest {

    @Test
    void print() throws Exception {
        Latencies.main(new String[] {JGroupsProcesses.class.getName()});
    }
}
