package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a rank sends is counted, under the name of the layer that sends it. */
@Timeout(180)
class MeasuredCommunicatorTest {

    private final List<Communicator> ranks = Communicator.inProcess(3, RankThreads.NEVER_HANGS);

    @Test
    void messagesAndBytesAreCountedForEachLayerAndCall() {
        RankThreads.succeed(ranks, rank -> {
            MeasuredCommunicator measured = Communicator.measured(rank);
            SyncedNorm layer = new SyncedNorm("Norm", 5, measured);
            for (int step = 0; step < 4; step++) {
                layer.forward(step, 6);
                layer.backward(step, 6);
            }
            measured.allToAll(new double[6], new double[6], 2);
            // n, five means, five squares and a tag; five sums of each kind and a tag; 8 bytes a number.
            assertThat(measured.statistics().traffic())
                    .extracting(Traffic::name, Traffic::call, Traffic::messages, Traffic::sent, Traffic::received)
                    .containsExactly(
                            tuple("unnamed calls", "allToAll", 1L, 48L, 32L),
                            tuple("Model.Norm", "allGather", 4L, 4 * 96L, 4 * 192L),
                            tuple("Model.Norm", "allReduceSum", 4L, 4 * 88L, 4 * 176L));
            assertThat(measured.statistics().messages()).isEqualTo(9);
            assertThat(measured.statistics().sent()).isEqualTo(48 + 4 * (96 + 88));
            assertThat(measured.statistics().received()).isEqualTo(32 + 4 * (192 + 176));
        });
    }

    @Test
    void twoLayersOfOneClassAreToldApartByTheirNamesInTheModel() {
        RankThreads.succeed(ranks, rank -> {
            MeasuredCommunicator measured = Communicator.measured(rank);
            SyncedNorm stem = new SyncedNorm("Norm", 2, measured);
            SyncedNorm head = new SyncedNorm("Norm", 2, measured);
            DataParallel.over(measured)
                    .layers(NormLayers.of(new TreeMap<>(Map.of("stem", stem, "head", head))))
                    .build();
            stem.forward(1, 3);
            head.forward(2, 3);
            head.forward(3, 3);
            assertThat(measured.statistics().traffic())
                    .extracting(Traffic::name, Traffic::messages)
                    .containsExactly(tuple("head", 2L), tuple("stem", 1L));
        });
    }

    @Test
    void timeIsThatOfTheCallsAndWaitingIsPartOfIt() {
        RankThreads.succeed(ranks, rank -> {
            MeasuredCommunicator measured = Communicator.measured(rank);
            for (int call = 0; call < 5; call++) {
                if (rank.rank() == 1 && call == 4) {
                    Thread.sleep(50);
                }
                measured.allGather(new double[1], new double[3], 1);
            }
            CommunicatorStatistics statistics = measured.statistics();
            assertThat(statistics.nanos()).isPositive();
            assertThat(statistics.waitingNanos()).isBetween(0L, statistics.nanos());
            if (rank.rank() != 1) {
                assertThat(statistics.waitingNanos()).isGreaterThan(30_000_000);
            }
        });
    }

    @Test
    void waitingIsWhatGoesBeyondTheFastestCall() {
        Traffic traffic = new Traffic("norm", "allGather", 10, 80, 160, 5_000, 200);
        assertThat(traffic.waitingNanos()).isEqualTo(3_000);
    }

    @Test
    void aFailedCallIsNotCounted() {
        MeasuredCommunicator measured = Communicator.measured(ranks.get(0));
        measured.fail(new IllegalStateException("done"));
        assertThatThrownBy(() -> measured.allGather(new double[1], new double[3], 1))
                .isInstanceOf(CommunicatorException.class);
        assertThat(measured.statistics().traffic()).isEmpty();
        assertThat(measured.statistics().messages()).isZero();
    }

    @Test
    void aTableSaysWhatAStepCosts() {
        CommunicatorStatistics before = new CommunicatorStatistics(
                List.of(new Traffic("stem.norm", "allGather", 10, 1_000, 3_000, 70_000, 1_000)));
        CommunicatorStatistics after = new CommunicatorStatistics(List.of(
                new Traffic("stem.norm", "allGather", 14, 1_400, 4_200, 90_000, 1_000),
                new Traffic("gradients", "allToAll", 2, 4_096, 4_096, 10_000, 4_000)));
        assertThat(after.since(before).perStep(4).lines())
                .containsExactly(
                        "of a step                                     messages   bytes sent     received   time, µs    waiting",
                        "stem.norm, allGather                              1.00          100          300        5.0        4.0",
                        "gradients, allToAll                               0.50         1024         1024        2.5        0.5",
                        "all                                               1.50         1124         1324        7.5        4.5");
        assertThatThrownBy(() -> after.perStep(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table of 0 steps; it needs at least 1");
    }
}
