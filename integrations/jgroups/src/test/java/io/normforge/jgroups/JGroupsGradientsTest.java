package io.normforge.jgroups;

import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.GradientsOverProcesses;

/** Ranks over JGroups go by the gradients of all. */
class JGroupsGradientsTest extends GradientsOverProcesses {

    @Override
    protected Transport transport() {
        return new JGroupsProcesses();
    }
}
