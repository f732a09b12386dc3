package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.JobSpec;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Signal;
import io.normforge.integrations.testing.programs.Fault;
import io.normforge.integrations.testing.programs.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only MPI has: groups by colour, an end that all ranks come to together, and errors with texts of its own. */
@Timeout(120)
class MpiOnlyTest {

    private final MpiTransport mpi = new MpiTransport();

    @BeforeEach
    void isThere() {
        assumeTrue(mpi.missing().isEmpty(), mpi.missing());
    }

    @Test
    void partsGoOnBesideTheWholeAndEndWithIt() throws Exception {
        JobEnd end = Job.run(job(3, 50_000, Parts.class));
        assertThat(end.succeeded()).as("%s", end).isTrue();
    }

    @Test
    void aRankThatNeverClosesIsNamed() throws Exception {
        try (Job job = Job.start(job(2, 1_500, Rounds.class, "3", "2", Fault.HOLD.by(1, 2)))) {
            JobEnd end = job.awaitEnd(Duration.ofSeconds(30));
            assertThat(end.exitCodes()).doesNotContain(0);
            assertThat(end.output())
                    .contains("rank 0 of 2 has closed its communicator and waited 1500 ms for these ranks to close"
                            + " theirs: 1; close it on every rank as soon as nothing is left to exchange");
        }
    }

    /** As launchers do if nobody asks for anything else. */
    @Test
    void whereTheLauncherLeavesTimeSurvivorsNameTheRankThatWasKilled() throws Exception {
        JobSpec spec = new JobSpec(
                new MpiTransport(Map.of("OMPI_MCA_odls_base_sigkill_timeout", "2")),
                3,
                Rounds.class,
                Duration.ofSeconds(50),
                List.of("100", "5", Fault.HOLD.by(1, 2)));
        try (Job job = Job.start(spec)) {
            job.awaitMark(1, Rounds.HELD);
            job.signal(1, Signal.KILL);
            JobEnd end = job.awaitEnd(Duration.ofSeconds(40));
            assertThat(end.thrownBy(0)).as("%s", end).endsWith("no sign came of these ranks: 1");
            assertThat(end.thrownBy(2)).as("%s", end).endsWith("no sign came of these ranks: 1");
            assertThat(end.output()).contains("rank 1 with PID", "signal 9");
        }
    }

    @Test
    void whatMpiRefusesIsAnExceptionWithItsText() throws Exception {
        JobEnd end = Job.run(job(1, 5_000, Errors.class));
        assertThat(end.succeeded()).as("%s", end).isTrue();
    }

    /** UCX, which carries messages over fast networks, and here over shared memory, would take them for crashes. */
    @Test
    void nullPointersAreExceptionsOverUcxToo() throws Exception {
        MpiTransport ucx = new MpiTransport(Map.of(
                "OMPI_MCA_pml", "ucx",
                "OMPI_MCA_pml_ucx_tls", "any",
                "OMPI_MCA_pml_ucx_devices", "any",
                "OMPI_MCA_odls_base_sigkill_timeout", "0"));
        JobEnd end = Job.run(new JobSpec(ucx, 2, NullPointers.class, Duration.ofSeconds(50), List.of()));
        assumeTrue(
                Stream.of("PML ucx cannot be selected", "Framework: pml").noneMatch(end.output()::contains),
                "no UCX in this Open MPI, or on this machine");
        assertThat(end.succeeded()).as("%s", end).isTrue();
    }

    private JobSpec job(int ranks, int timeout, Class<? extends RankProgram> program, String... arguments) {
        return new JobSpec(mpi, ranks, program, Duration.ofMillis(timeout), List.of(arguments));
    }
}
