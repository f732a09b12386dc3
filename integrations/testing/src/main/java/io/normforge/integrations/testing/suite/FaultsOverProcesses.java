package io.normforge.integrations.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.CommunicatorException;
import io.normforge.integrations.testing.Job;
import io.normforge.integrations.testing.JobEnd;
import io.normforge.integrations.testing.Markers;
import io.normforge.integrations.testing.Signal;
import io.normforge.integrations.testing.programs.Fault;
import io.normforge.integrations.testing.programs.Rounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Rank 1 of 3 goes wrong. The others are told who and why, within the set time; every process ends, none with exit code 0 where its
 * program did not complete, and none is left.
 */
public abstract class FaultsOverProcesses extends OverProcesses {

    /** How long ranks wait for each other where they must give up. */
    private static final Duration SOON = Duration.ofMillis(1500);

    /** For processes to end: on a busy machine they take their time to start, but less than they would wait for each other. */
    private static final Duration TO_END = Duration.ofSeconds(40);

    private static final int VALUES = 100;

    @Test
    protected void aRankKilledBeforeAGather() throws Exception {
        try (Job job = rounds(PATIENT, VALUES, Fault.HOLD.by(1, 2))) {
            job.awaitMark(1, Rounds.HELD);
            job.awaitMark(0, Rounds.before(2));
            job.signal(1, Signal.KILL);
            assertToldOfDeath(job.awaitEnd(TO_END));
        }
    }

    @Test
    protected void aRankKilledWithinAGather() throws Exception {
        try (Job job = rounds(PATIENT, VALUES, Fault.HOLD.by(0, 2))) {
            job.awaitMark(1, Rounds.before(2));
            job.awaitMark(0, Rounds.HELD);
            Thread.sleep(100);
            job.signal(1, Signal.KILL);
            Thread.sleep(100);
            job.release(0, Rounds.HELD);
            assertToldOfDeath(job.awaitEnd(TO_END));
        }
    }

    @Test
    protected void aRankKilledAfterAGather() throws Exception {
        try (Job job = rounds(PATIENT, VALUES, Fault.HOLD.by(1, 3))) {
            job.awaitMark(1, Rounds.after(2));
            job.signal(1, Signal.KILL);
            assertToldOfDeath(job.awaitEnd(TO_END));
        }
    }

    /** Ranks exchange 24 MB again and again, so it dies somewhere in the middle of a message. */
    @Test
    protected void aRankKilledWhileALargeMessageIsOnItsWay() throws Exception {
        try (Job job = rounds(PATIENT, 1_000_000)) {
            job.awaitMark(1, Rounds.after(2));
            Thread.sleep(40);
            job.signal(1, Signal.KILL);
            assertToldOfDeath(job.awaitEnd(TO_END));
        }
    }

    @Test
    protected void aRankStoppedForLongerThanTheOthersWait() throws Exception {
        try (Job job = rounds(SOON, VALUES, Fault.HOLD.by(1, 2))) {
            job.awaitMark(1, Rounds.HELD);
            job.signal(1, Signal.STOP);
            job.awaitMark(0, Markers.OUTCOME);
            job.awaitMark(2, Markers.OUTCOME);
            job.resumeIfThere(1);
            job.release(1, Rounds.HELD);
            JobEnd end = job.awaitEnd(TO_END);
            assertTold(end, 0, "1");
            assertTold(end, 2, "1");
            assertNobodySucceeded(end);
        }
    }

    @Test
    protected void aRankStoppedForAWhileIsWaitedFor() throws Exception {
        try (Job job = rounds(PATIENT, VALUES, Fault.HOLD.by(1, 2))) {
            job.awaitMark(1, Rounds.HELD);
            job.awaitMark(0, Rounds.before(2));
            job.signal(1, Signal.STOP);
            job.release(1, Rounds.HELD);
            Thread.sleep(1000);
            assertThat(job.hasMark(0, Rounds.after(2))).isFalse();
            job.signal(1, Signal.CONT);
            JobEnd end = job.awaitEnd(TO_END);
            assertThat(end.succeeded()).as("%s", end).isTrue();
        }
    }

    @Test
    protected void aRankWhoseProgramThrows() throws Exception {
        JobEnd end = end(PATIENT, Fault.THROW.by(1, 2));
        assertTold(end, 0, "rank 1", "java.lang.IllegalStateException: out of data");
        assertTold(end, 2, "rank 1", "java.lang.IllegalStateException: out of data");
        assertThat(end.thrownBy(1)).contains("out of data");
        assertNobodySucceeded(end);
    }

    /** Rank 0 computes meanwhile, and is told when it comes. */
    @Test
    protected void aRankWhoseOtherThreadFails() throws Exception {
        try (Job job = rounds(PATIENT, VALUES, Fault.WATCHDOG.by(1, 2), Fault.HOLD.by(0, 2))) {
            job.awaitMark(2, Markers.OUTCOME);
            job.release(0, Rounds.HELD);
            JobEnd end = job.awaitEnd(TO_END);
            for (int rank = 0; rank < 3; rank++) {
                assertTold(end, rank, "rank 1", "java.lang.IllegalStateException: no sign of life");
            }
            assertNobodySucceeded(end);
        }
    }

    @Test
    protected void aRankThatIsInterrupted() throws Exception {
        JobEnd end = end(PATIENT, Fault.INTERRUPT.by(1, 2));
        for (int rank = 0; rank < 3; rank++) {
            assertTold(end, rank, "rank 1", "interrupted");
        }
        assertNobodySucceeded(end);
    }

    @Test
    protected void aRankWhoseProcessEndsWithoutAWord() throws Exception {
        JobEnd end = end(PATIENT, Fault.EXIT.by(1, 2));
        assertTold(end, 0, "rank 1");
        assertTold(end, 2, "rank 1");
        assertNobodySucceeded(end);
    }

    @Test
    protected void aRankThatLeavesEarly() throws Exception {
        JobEnd end = end(PATIENT, Fault.LEAVE.by(1, 2));
        assertTold(end, 0, "rank 1", "closed");
        assertTold(end, 2, "rank 1", "closed");
        assertThat(end.exitCodes()).anyMatch(code -> code != 0);
    }

    /** Held, as nobody can wait for a process that is not there to end. */
    @Test
    protected void aRankThatNeverStarts() throws Exception {
        try (Job job = rounds(SOON, VALUES, Fault.NEVER_STARTS.by(1, 0))) {
            job.awaitMark(0, Markers.OUTCOME);
            job.release(1, Rounds.HELD);
            JobEnd end = job.awaitEnd(TO_END.plus(SOON));
            assertThat(end.thrownBy(0)).contains(CommunicatorException.class.getName());
            assertNobodySucceeded(end);
        }
    }

    @Test
    protected void aRankThatGivesAnotherNumberOfValues() throws Exception {
        JobEnd end = end(PATIENT, Fault.OTHER_LENGTH.by(1, 2));
        for (int rank = 0; rank < 3; rank++) {
            assertTold(end, rank, "allGather of 100 values", "rank 1 allGather of 101 values");
        }
        assertNobodySucceeded(end);
    }

    @Test
    protected void aRankThatSumsWhereOthersGather() throws Exception {
        JobEnd end = end(PATIENT, Fault.OTHER_CALL.by(1, 2));
        for (int rank = 0; rank < 3; rank++) {
            assertTold(end, rank, "allGather of 100 values", "rank 1 allReduceSum of 100 values");
        }
        assertNobodySucceeded(end);
    }

    private Job rounds(Duration timeout, int values, String... faults) throws Exception {
        String[] arguments = new String[faults.length + 2];
        arguments[0] = Integer.toString(values);
        arguments[1] = values < 1000 ? "5" : "100000";
        System.arraycopy(faults, 0, arguments, 2, faults.length);
        return Job.start(job(3, timeout, Rounds.class, arguments));
    }

    private JobEnd end(Duration timeout, String fault) throws Exception {
        try (Job job = rounds(timeout, VALUES, fault)) {
            return job.awaitEnd(TO_END);
        }
    }

    private void assertToldOfDeath(JobEnd end) {
        if (transport().launcherEndsAll()) {
            assertThat(end.output()).contains("rank 1");
        } else {
            assertTold(end, 0, "rank 1");
            assertTold(end, 2, "rank 1");
        }
        assertNobodySucceeded(end);
    }

    private static void assertTold(JobEnd end, int rank, String... what) {
        assertThat(end.thrownBy(rank))
                .as("what rank %d throws; %s", rank, end)
                .contains(CommunicatorException.class.getName())
                .contains(what);
    }

    private static void assertNobodySucceeded(JobEnd end) {
        assertThat(end.exitCodes()).as("%s", end).doesNotContain(0);
    }
}
