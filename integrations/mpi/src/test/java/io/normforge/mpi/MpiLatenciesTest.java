package io.normforge.mpi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.integrations.testing.Latencies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** No test, but a table to read: {@code -Dnormforge.latencies=true} prints it. */
@EnabledIfSystemProperty(named = "normforge.latencies", matches = "true")
class MpiLatenciesTest {

    @Test
    void print() throws Exception {
        MpiTransport mpi = new MpiTransport();
        assumeTrue(mpi.missing().isEmpty(), mpi.missing());
        Latencies.main(new String[] {MpiTransport.class.getName()});
    }
}
