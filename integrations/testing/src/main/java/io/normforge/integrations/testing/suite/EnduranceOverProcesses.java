package io.normforge.integrations.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.programs.Endurance;
import io.normforge.integrations.testing.programs.SyncBatchSteps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing grows from step to step. Few steps in a build; {@code -Dnormforge.steps} asks for more. */
public abstract class EnduranceOverProcesses extends OverProcesses {

    private static final int RANKS = 4;
    private static final int STEPS = Integer.getInteger("normforge.steps", 1_000);

    @Test
    @Timeout(7200)
    protected void nothingLeaksAndTheBitsAreThoseOfThreads() throws Exception {
        Duration limit = Duration.ofMinutes(1).plus(Duration.ofMillis(50L * STEPS));
        try (Job job = Job.start(job(RANKS, PATIENT, Endurance.class, Integer.toString(STEPS)))) {
            JobEnd end = job.awaitEnd(limit);
            assertThat(end.succeeded()).as("%s", end).isTrue();
            List<String> bits = new ArrayList<>();
            for (int rank = 0; rank < RANKS; rank++) {
                System.out.printf(
                        "%s, rank %d, %d steps: %s%n",
                        transport().name(), rank, STEPS, job.report(rank, Endurance.FOOTPRINT));
                bits.add(job.report(rank, SyncBatchSteps.BITS));
            }
            assertThat(bits).isEqualTo(BitsOfThreads.of(RANKS, STEPS));
        }
    }
}
