package io.normforge.mpi;

import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.CommunicatorOverProcesses;

/** Ranks over MPI keep the contract. */
class MpiProcessesTest extends CommunicatorOverProcesses {

    @Override
    protected Transport transport() {
        return new MpiTransport();
    }
}
