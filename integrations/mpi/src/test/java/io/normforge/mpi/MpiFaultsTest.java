package io.normforge.mpi;

import io.normforge.integrations.testing.Transport;
import io.normforge.integrations.testing.suite.FaultsOverProcesses;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Ranks over MPI that go wrong. Of the two JDKs of CI the later one runs it, for it waits much and depends on none. */
@DisabledIfEnvironmentVariable(named = "NORMFORGE_TESTED_AGAIN", matches = "true")
class MpiFaultsTest extends FaultsOverProcesses {

    @Override
    protected Transport transport() {
        return new MpiTransport();
    }
}
