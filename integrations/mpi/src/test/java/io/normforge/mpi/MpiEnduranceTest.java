package io.normforge.mpi;

import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.EnduranceOverProcesses;

/** Step after step over MPI. */
class MpiEnduranceTest extends EnduranceOverProcesses {

    @Override
    protected Transport transport() {
        return new MpiTransport();
    }
}
