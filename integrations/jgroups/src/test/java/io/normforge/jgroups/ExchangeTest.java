package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.CommunicatorException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an operation ends on each rank, whatever comes in between, over a network whose every message the test sees. */
@Timeout(60)
class ExchangeTest {

    private final FakeNetwork network = new FakeNetwork(3);

    @Test
    void aGatherEndsWhenTheValuesOfAllAreThere() throws Exception {
        CompletableFuture<double[]> first = network.gather(0, 10);
        CompletableFuture<double[]> second = network.gather(1, 20);
        network.deliverAll();
        assertThat(first).isNotDone();
        CompletableFuture<double[]> third = network.gather(2, 30);
        network.deliverAll();
        assertThat(List.of(get(first), get(second), get(third)))
                .allSatisfy(all -> assertThat(all).containsExactly(10, 20, 30));
    }

    @Test
    void aRankMayBeOneOperationAhead() throws Exception {
        CompletableFuture<double[]> slow = network.gather(2, 3);
        CompletableFuture<double[]> first = network.gather(0, 1);
        network.gather(1, 2);
        network.deliver(1, 0);
        network.deliver(2, 0);
        get(first);
        CompletableFuture<double[]> ahead = network.gather(0, 100);
        network.deliverAll();
        assertThat(get(slow)).containsExactly(1, 2, 3);
        network.gather(1, 200);
        network.gather(2, 300);
        network.deliverAll();
        assertThat(get(ahead)).containsExactly(100, 200, 300);
    }

    @Test
    void valuesOfADeadRankArePassedOnByWhoHasThem() throws Exception {
        CompletableFuture<double[]> first = network.gather(0, 1);
        CompletableFuture<double[]> second = network.gather(1, 2);
        network.gather(2, 3);
        network.deliver(2, 0);
        network.kill(2);
        network.deliverAll();
        assertThat(get(first)).containsExactly(1, 2, 3);
        assertThat(get(second)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> get(network.gather(0, 4))).hasMessageContaining("rank 2 at host-2 is gone");
        assertThatThrownBy(() -> get(network.gather(1, 4))).hasMessageContaining("rank 2 at host-2 is gone");
    }

    /** Rank 0 is in the next operation already when it learns of the death, and must not leave before rank 1 has what it needs. */
    @Test
    void whoIsAheadHelpsWhoIsNot() throws Exception {
        CompletableFuture<double[]> first = network.gather(0, 1);
        CompletableFuture<double[]> second = network.gather(1, 2);
        network.gather(2, 3);
        network.deliver(1, 0);
        network.deliver(2, 0);
        assertThat(get(first)).containsExactly(1, 2, 3);
        CompletableFuture<double[]> next = network.gather(0, 4);
        network.kill(2);
        network.deliverAll();
        assertThat(get(second)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> get(next)).hasMessageContaining("operation 2", "rank 2 at host-2 is gone");
    }

    @Test
    void whatNobodyHasFailsOnAll() throws Exception {
        CompletableFuture<double[]> first = network.gather(0, 1);
        CompletableFuture<double[]> second = network.gather(1, 2);
        network.kill(2);
        network.deliverAll();
        for (CompletableFuture<double[]> gather : List.of(first, second)) {
            assertThatThrownBy(() -> get(gather))
                    .isInstanceOf(CommunicatorException.class)
                    .hasMessageContaining("operation 1 (allGather of 1 values): rank 2 at host-2 is gone");
        }
    }

    /** Who has said that it lacks them must not find them later. */
    @Test
    void whatADeadRankSentIsNotTakenAfterAnotherAskedForIt() throws Exception {
        CompletableFuture<double[]> first = network.gather(0, 1);
        CompletableFuture<double[]> second = network.gather(1, 2);
        network.gather(2, 3);
        network.exchange(0).changed(List.of(2), List.of());
        network.deliver(0, 1);
        network.deliver(2, 1);
        network.deliverAll();
        assertThatThrownBy(() -> get(first)).hasMessageContaining("rank 2");
        assertThatThrownBy(() -> get(second)).hasMessageContaining("rank 2");
    }

    @Test
    void theNextIsAskedIfTheFirstDiesToo() throws Exception {
        FakeNetwork four = new FakeNetwork(4);
        CompletableFuture<double[]> waiting = four.gather(2, 2);
        four.gather(0, 0);
        CompletableFuture<double[]> holder = four.gather(3, 3);
        four.gather(1, 1);
        four.deliver(1, 3);
        four.deliver(0, 3);
        four.deliver(0, 2);
        four.vanish(0);
        four.kill(1);
        four.deliverAll();
        four.kill(0);
        four.deliverAll();
        assertThat(get(waiting)).containsExactly(0, 1, 2, 3);
        assertThat(get(holder)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aCallThatAllMadeSucceedsThoughOneLeavesAtOnce() throws Exception {
        CompletableFuture<double[]> first = network.gather(0, 1);
        network.gather(1, 2);
        CompletableFuture<double[]> leaver = network.gather(2, 3);
        network.deliver(0, 2);
        network.deliver(1, 2);
        get(leaver);
        network.exchange(2).breakUp("rank 2 has closed", null);
        network.deliverAll();
        assertThat(get(first)).containsExactly(1, 2, 3);
    }

    @Test
    void whoLeavesBeforeACallFailsItOnAllAtOnce() throws Exception {
        CompletableFuture<double[]> first = network.gather(0, 1);
        CompletableFuture<double[]> second = network.gather(1, 2);
        network.exchange(2).breakUp("rank 2 has closed", null);
        network.deliverAll();
        for (CompletableFuture<double[]> gather : List.of(first, second)) {
            assertThatThrownBy(() -> get(gather))
                    .hasMessageContaining("operation 1 (allGather of 1 values): rank 2 has closed");
        }
    }

    @Test
    void unequalCallsAreNamedOnAll() throws Exception {
        List<CompletableFuture<double[]>> calls = List.of(
                network.gather(0, 1), network.call(1, Call.ALL_GATHER, 2, 3), network.call(2, Call.ALL_REDUCE_SUM, 4));
        network.deliverAll();
        for (CompletableFuture<double[]> call : calls) {
            assertThatThrownBy(() -> get(call))
                    .isInstanceOf(CommunicatorException.class)
                    .hasMessageContaining("the calls differ: rank 0 allGather of 1 values, rank ");
        }
    }

    @Test
    void whoDoesNotComeIsNamedAfterTheLimit() throws Exception {
        FakeNetwork hasty = new FakeNetwork(3, Duration.ofMillis(50));
        CompletableFuture<double[]> waiting = hasty.gather(1, 1);
        hasty.deliverUntilEnd(waiting);
        assertThatThrownBy(() -> get(waiting))
                .hasMessageContaining("rank 1 at host-1 has waited 50 ms, and of 3 ranks these did not come:"
                        + " 0 at host-0, 2 at host-2;");
    }

    @Test
    void anInterruptedRankBreaksTheGroupAndKeepsItsFlag() throws Exception {
        Thread.currentThread().interrupt();
        Exchange exchange = network.exchange(0);
        Operation operation = exchange.begin(Call.ALL_GATHER, 0);
        assertThatThrownBy(() -> exchange.await(operation))
                .hasMessageContaining("rank 0 at host-0 was interrupted while it waited")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aStrangerInTheGroupBreaksIt() {
        network.exchange(0).changed(List.of(), List.of("host-9"));
        assertThatThrownBy(() -> get(network.gather(0, 1)))
                .hasMessageContaining("host-9 joined the group, which has its 3 members");
    }

    @Test
    void valuesOutOfTurnAreRefused() {
        Exchange exchange = network.exchange(0);
        assertThat(exchange.accept(1, values(3, 5, 0)))
                .as("an operation too far")
                .isFalse();
        assertThat(exchange.accept(1, values(1, 5, 2)))
                .as("not the first piece")
                .isFalse();
        assertThatThrownBy(() -> exchange.begin(Call.ALL_GATHER, 5))
                .hasMessageContaining("rank 1 at host-1 sent values out of turn");
    }

    private static Frame values(long operation, int length, int offset) {
        Frame header = new Frame(FrameKind.VALUES, Call.ALL_GATHER, 7, operation, 1, length, offset, null);
        byte[] message = Frame.values(header, new double[5], 0, 1);
        return Frame.read(message, 0, message.length);
    }

    private static double[] get(CompletableFuture<double[]> result) throws Exception {
        try {
            return result.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }
}
