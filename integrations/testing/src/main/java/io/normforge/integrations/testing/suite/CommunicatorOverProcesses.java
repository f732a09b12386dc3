package io.normforge.integrations.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.JobSpec;
import io.normforge.integrations.testing.programs.Conformance;
import io.normforge.integrations.testing.programs.Contract;
import io.normforge.integrations.testing.programs.Several;
import io.normforge.integrations.testing.programs.SyncBatchSteps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing goes wrong: what every rank gets, and how the processes end. */
public abstract class CommunicatorOverProcesses extends OverProcesses {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    protected void ranksKeepTheContractAndHaveTheBitsOfThreads(int ranks) throws Exception {
        JobSpec spec = job(
                ranks,
                PATIENT,
                Several.class,
                Contract.class.getName(),
                Conformance.class.getName(),
                SyncBatchSteps.class.getName());
        try (Job job = Job.start(spec)) {
            JobEnd end = job.awaitEnd(Job.NEVER_HANGS);
            assertThat(end.succeeded()).as("%s", end).isTrue();
            List<String> bits = new ArrayList<>();
            for (int rank = 0; rank < ranks; rank++) {
                bits.add(job.report(rank, SyncBatchSteps.BITS));
            }
            assertThat(bits).isEqualTo(BitsOfThreads.of(ranks, SyncBatchSteps.STEPS));
        }
    }
}
