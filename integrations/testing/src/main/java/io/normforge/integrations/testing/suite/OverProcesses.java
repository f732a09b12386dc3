package io.normforge.integrations.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.integrations.testing.JobSpec;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Transport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Tests of one transport, skipped with the reason where this machine has not what it takes. */
@Timeout(180)
abstract class OverProcesses {

    /** How long ranks wait for each other where nothing goes wrong: longer than a test lasts. */
    static final Duration PATIENT = Duration.ofSeconds(50);

    /** The transport to test. */
    protected abstract Transport transport();

    @BeforeEach
    void isThere() {
        String missing = transport().missing();
        assumeTrue(missing.isEmpty(), missing);
        assertThat(transport().getClass().getEnclosingClass())
                .as("ranks make a transport of their own by the name of its class")
                .isNull();
    }

    final JobSpec job(int ranks, Duration timeout, Class<? extends RankProgram> program, String... arguments) {
        return new JobSpec(transport(), ranks, program, timeout, List.of(arguments));
    }
}
