package io.normforge.mpi;

import io.normforge.integrations.testing.OnceInCi;
import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.FaultsOverProcesses;

/** Ranks over MPI that go wrong. */
@OnceInCi
class MpiFaultsTest extends FaultsOverProcesses {

    @Override
    protected Transport transport() {
        return new MpiTransport();
    }
}
