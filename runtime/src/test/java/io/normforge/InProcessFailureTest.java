package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rank that does not play its part breaks the group for all, with the reason, and nobody waits for ever. */
@Timeout(180)
class InProcessFailureTest {

    private static final Duration SOON = Duration.ofMillis(200);

    /** Longer than any test lasts: who fails before has been told. */
    private static final Duration NEVER = Duration.ofHours(1);

    private static void gather(Communicator rank, int length) {
        rank.allGather(new double[length], new double[rank.size() * length], length);
    }

    private static void sum(Communicator rank, int length) {
        rank.allReduceSum(new double[length], new double[rank.size() * length], length);
    }

    private static void assertBrokenFor(Communicator rank, String reason) {
        assertThatThrownBy(() -> gather(rank, 1))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageContainingAll(rank.toString(), reason);
    }

    @Test
    void whoNeverComesIsNamedAfterTheTimeout() {
        Communicator rank = Communicator.inProcess(4, SOON).get(2);
        assertThatThrownBy(() -> sum(rank, 8))
                .isInstanceOf(CommunicatorException.class)
                .hasMessage("rank 2 of 4, operation 1 (allReduceSum of 8 values): rank 2 has waited 200 ms, and of 4"
                        + " ranks these did not come: 0, 1, 3; let a rank that stops call fail or close, and allow more"
                        + " time if it is only slow");
    }

    /** Which of the two waits longest, and whether the other came in time, is up to the machine. */
    @Test
    void allWhoWaitAreToldTheSameReason() {
        List<Communicator> group = Communicator.inProcess(4, SOON);
        List<Throwable> thrown = RankThreads.start(List.of(group.get(0), group.get(2)), rank -> gather(rank, 3))
                .join();
        assertThat(thrown).hasOnlyElementsOfType(CommunicatorException.class);
        assertThat(thrown.get(0).getMessage().substring("rank 0".length()))
                .isEqualTo(thrown.get(1).getMessage().substring("rank 2".length()))
                .containsPattern(
                        "rank [02] has waited 200 ms, and of 4 ranks these did not come: (1, 3|1, 2, 3|0, 1, 3);");
    }

    @Test
    void whoComesTooLateIsToldWhyAtOnce() {
        List<Communicator> group = Communicator.inProcess(2, SOON);
        assertBrokenFor(group.get(0), "these did not come: 1;");
        assertBrokenFor(group.get(1), "rank 1 of 2, operation 1 (allGather of 1 values): rank 0 has waited 200 ms");
        assertBrokenFor(group.get(0), "rank 0 has waited 200 ms");
    }

    @Test
    void unequalLengthsAreAnErrorOnAllRanks() {
        List<Communicator> group = Communicator.inProcess(3, NEVER);
        List<Throwable> thrown = RankThreads.start(group, rank -> gather(rank, rank.rank() == 1 ? 5 : 4))
                .join();
        assertThat(thrown)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageMatching(
                                "rank . of 3, operation 1 .*: rank . calls allGather of [45] values, rank . allGather"
                                        + " of [45] values; all ranks must make the same calls in the same order with the same"
                                        + " lengths"));
    }

    @Test
    void aSumWhereOthersGatherIsAnErrorOnAllRanks() {
        List<Communicator> group = Communicator.inProcess(2, NEVER);
        List<Throwable> thrown = RankThreads.start(group, rank -> {
                    if (rank.rank() == 0) {
                        gather(rank, 4);
                    } else {
                        sum(rank, 4);
                    }
                })
                .join();
        assertThat(thrown)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContainingAll("allGather of 4 values", "allReduceSum of 4 values"));
    }

    @Test
    void aRankThatFailsBreaksTheOthersWithItsCause() {
        IllegalStateException cause = new IllegalStateException("out of data");
        List<Communicator> group = Communicator.inProcess(3, NEVER);
        RankThreads waiting = RankThreads.start(group.subList(0, 2), rank -> gather(rank, 2));
        RankThreads.awaitWaiting(waiting.thread(0));
        RankThreads.awaitWaiting(waiting.thread(1));
        group.get(2).fail(cause);
        assertThat(waiting.join())
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContaining("rank 2 of 3 has failed: java.lang.IllegalStateException: out of data")
                        .hasCause(cause));
        assertThatThrownBy(() -> gather(group.get(2), 1)).hasCause(cause);
    }

    @Test
    void theFirstReasonStands() {
        List<Communicator> group = Communicator.inProcess(2, NEVER);
        group.get(0).fail(new IllegalStateException("first"));
        group.get(1).fail(new IllegalStateException("second"));
        group.get(0).close();
        for (Communicator rank : group) {
            assertBrokenFor(rank, "rank 0 of 2 has failed: java.lang.IllegalStateException: first");
        }
    }

    @Test
    void aRankThatLeavesBreaksTheOthers() {
        List<Communicator> group = Communicator.inProcess(2, NEVER);
        List<Throwable> thrown = RankThreads.start(group, rank -> {
                    try (rank) {
                        gather(rank, 2);
                        if (rank.rank() == 0) {
                            gather(rank, 2);
                        }
                    }
                })
                .join();
        assertThat(thrown.get(0))
                .hasMessage(
                        "rank 0 of 2, operation 2 (allGather of 2 values): rank 1 of 2 has closed its communicator");
        assertThat(thrown.get(1)).isNull();
    }

    /** Rank 1 leaves right after the last call; rank 0 may not even have woken. Run often, since it is about timing. */
    @Test
    void aCallThatAllRanksMadeSucceedsOnAllThoughOneLeavesAtOnce() {
        for (int run = 0; run < 500; run++) {
            List<Communicator> group = Communicator.inProcess(3, NEVER);
            RankThreads.succeed(group, rank -> {
                gather(rank, 2);
                rank.fail(new IllegalStateException("after its last call"));
            });
        }
    }

    @Test
    void anInterruptedRankKeepsItsFlagAndBreaksTheOthers() {
        List<Communicator> group = Communicator.inProcess(3, NEVER);
        boolean[] flags = new boolean[2];
        RankThreads waiting = RankThreads.start(group.subList(0, 2), rank -> {
            try {
                gather(rank, 2);
            } finally {
                flags[rank.rank()] = Thread.currentThread().isInterrupted();
            }
        });
        RankThreads.awaitWaiting(waiting.thread(0));
        RankThreads.awaitWaiting(waiting.thread(1));
        waiting.thread(1).interrupt();
        assertThat(waiting.join())
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContaining("rank 1 was interrupted while it waited")
                        .hasCauseInstanceOf(InterruptedException.class));
        assertThat(flags).containsExactly(false, true);
        assertBrokenFor(group.get(2), "rank 1 was interrupted while it waited");
    }

    @Test
    void aRankInterruptedBeforeTheCallDoesNotWait() {
        List<Communicator> group = Communicator.inProcess(2, NEVER);
        Thread.currentThread().interrupt();
        assertBrokenFor(group.get(0), "rank 0 was interrupted while it waited");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void twoThreadsOnOneRankAreRefused() {
        List<Communicator> group = Communicator.inProcess(2, NEVER);
        RankThreads waiting = RankThreads.start(group.subList(0, 1), rank -> gather(rank, 2));
        RankThreads.awaitWaiting(waiting.thread(0));
        assertBrokenFor(group.get(0), "two threads call rank 0 at once; give every thread a rank of its own");
        assertThat(waiting.join().get(0)).isInstanceOf(CommunicatorException.class);
    }

    @Test
    void aFailedSumLeavesTheValuesAsTheyWere() {
        List<Communicator> group = Communicator.inProcess(2, SOON);
        double[] values = {1, 2};
        double[] gathered = {-1, -2, -3, -4};
        assertThatThrownBy(() -> group.get(0).allReduceSum(values, gathered, 2))
                .isInstanceOf(CommunicatorException.class);
        assertThat(values).containsExactly(1, 2);
        assertThat(gathered).containsExactly(-1, -2, -3, -4);
    }

    @Test
    void aRefusedCallCanBeMadeAgain() {
        List<Communicator> group = Communicator.inProcess(2, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            assertThatThrownBy(() -> rank.allGather(new double[3], new double[5], 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            gather(rank, 3);
        });
    }
}
