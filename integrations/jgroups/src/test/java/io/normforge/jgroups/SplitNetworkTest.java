package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.JobSpec;
import io.normforge.integrations.testing.OnceInCi;
import io.normforge.integrations.testing.programs.Fault;
import io.normforge.integrations.testing.programs.Rounds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Hosts that are cut off from each other: each side learns that it has lost the other, long before the limit of a call.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@OnceInCi
class SplitNetworkTest {

    @Test
    void bothSidesOfASplitNetworkFailAndNameTheOther() throws Exception {
        assumeTrue(Namespaces.canBeMade(), "no network namespaces can be made here: that takes Linux, ip and root");
        try (Namespaces hosts = Namespaces.make()) {
            JobSpec spec = new JobSpec(
                    new JGroupsHosts(hosts),
                    3,
                    Rounds.class,
                    Duration.ofSeconds(50),
                    List.of("100", "5", Fault.HOLD.by(2, 2)));
            try (Job job = Job.start(spec)) {
                job.awaitMark(2, Rounds.HELD);
                job.awaitMark(0, Rounds.before(2));
                job.awaitMark(1, Rounds.before(2));
                hosts.cut();
                job.awaitMark(0, "outcome");
                job.awaitMark(1, "outcome");
                job.release(2, Rounds.HELD);
                JobEnd end = job.awaitEnd(Duration.ofSeconds(25));
                assertThat(end.thrownBy(0)).as("%s", end).contains("operation 3", "rank 2 at 192.0.2.2:29502 is gone");
                assertThat(end.thrownBy(1)).as("%s", end).contains("operation 3", "rank 2 at 192.0.2.2:29502 is gone");
                // It may have seen the third succeed: the others had sent their values before the cut.
                assertThat(end.thrownBy(2))
                        .as("%s", end)
                        .containsPattern("operation [34] ")
                        .containsPattern("rank (0 at 192.0.2.1:29500|1 at 192.0.2.1:29501).* gone");
                assertThat(end.exitCodes()).doesNotContain(0);
            }
        }
    }
}
