package io.normforge.mpi;

import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.GradientsOverProcesses;

/** Ranks over MPI go by the gradients of all. */
class MpiGradientsTest extends GradientsOverProcesses {

    @Override
    protected Transport transport() {
        return new MpiTransport();
    }
}
