package io.normforge.integrations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.integrations.testing.programs.Fault;
import io.normforge.integrations.testing.programs.Rounds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The frame itself: what it sees of processes, and that it leaves none behind. */
@Timeout(120)
class JobTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void ranksThatCompleteAreSeenTo() throws Exception {
        JobEnd end = Job.run(rounds());
        assertThat(end.succeeded()).as("%s", end).isTrue();
        assertThat(end.exitCodes()).containsExactly(0, 0);
    }

    @Test
    void whatARankThrowsIsSeenAndPrinted() throws Exception {
        JobEnd end = Job.run(rounds().with(Fault.THROW.by(1, 1)));
        assertThat(end.succeeded()).isFalse();
        assertThat(end.exitCodes()).containsExactly(0, 1);
        assertThat(end.thrownBy(0)).isEmpty();
        assertThat(end.thrownBy(1)).isEqualTo("java.lang.IllegalStateException: out of data");
        assertThat(end.output()).contains("IllegalStateException: out of data", "Rounds.");
    }

    @Test
    void aHeldRankIsStoppedContinuedReleasedAndKilled() throws Exception {
        try (Job job = Job.start(rounds().with(Fault.HOLD.by(0, 1)).with(Fault.HOLD.by(1, 1)))) {
            job.awaitMark(0, Rounds.HELD);
            job.awaitMark(1, Rounds.HELD);
            job.signal(0, Signal.STOP);
            job.release(0, Rounds.HELD);
            job.signal(1, Signal.KILL);
            Thread.sleep(200);
            assertThat(job.hasMark(0, Rounds.after(1))).isFalse();
            job.signal(0, Signal.CONT);
            assertThat(job.awaitEnd(SOON).exitCodes()).containsExactly(0, 137);
        }
    }

    @Test
    void processesThatHangAreKilledAndFailTheTest() throws Exception {
        try (Job job = Job.start(rounds().with(Fault.HOLD.by(1, 1)))) {
            job.awaitMark(1, Rounds.HELD);
            assertThatThrownBy(() -> job.awaitEnd(Duration.ofMillis(300)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("has not ended after PT0.3S");
            assertThat(job.awaitEnd(SOON).exitCodes()).contains(137);
        }
    }

    @Test
    void aPointThatARankNeverComesToFailsTheTestWithWhatItPrinted() throws Exception {
        try (Job job = Job.start(rounds().with(Fault.THROW.by(1, 0)))) {
            assertThatThrownBy(() -> job.awaitMark(1, Rounds.before(0)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("rank 1 does not come to before-0", "out of data");
        }
    }

    private static JobSpec rounds() {
        return new JobSpec(new Alone(), 2, Rounds.class, SOON, List.of("3", "2"));
    }
}
