package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Layers that end an accumulated batch together have the running statistics that they would have alone. */
@Timeout(180)
class BatchEndsTest {

    private static final int MICRO_BATCHES = 3;

    private final List<Communicator> ranks = Communicator.inProcess(3, RankThreads.NEVER_HANGS);

    /** One rank's layers, of several widths. */
    private static final class Copy {

        final SyncedNorm first;
        final SyncedNorm second;
        final NormLayers layers;

        Copy(Communicator rank) {
            first = new SyncedNorm("First", 5, rank);
            second = new SyncedNorm("Second", 2, rank);
            Map<String, NormLayer> named = new LinkedHashMap<>();
            named.put("first", first);
            named.put("tracks none", StatefulNorm.layer(Affine.GAMMA));
            named.put("second", second);
            layers = NormLayers.of(named);
        }

        /** Parts are unequal, and those of rank 1 empty now and then. */
        void forward(SyncedNorm layer, int call, int rank) {
            int elements = rank == 1 && call % 2 == 0 ? 0 : 2 + rank + call;
            layer.forward(1000L * call + 10 * rank + layer.descriptor().runningCount(), elements);
        }
    }

    @Test
    void theBitsAreThoseOfLayersThatEndTheirBatchesAlone() {
        RankThreads.succeed(ranks, rank -> {
            Copy alone = new Copy(rank);
            alone.layers.layers().values().stream()
                    .filter(layer -> layer.descriptor().tracksRunningStatistics())
                    .forEach(layer -> layer.accumulate(MICRO_BATCHES));
            Copy together = new Copy(rank);
            DataParallel.over(rank).layers(together.layers).build().accumulate(MICRO_BATCHES);
            for (int call = 0; call < 4 * MICRO_BATCHES + 1; call++) {
                for (Copy copy : List.of(alone, together)) {
                    copy.forward(copy.first, call, rank.rank());
                    copy.forward(copy.second, call, rank.rank());
                }
                assertThat(together.layers.state()).isEqualTo(alone.layers.state());
            }
            assertThat(together.first.runningStatistics().batchesTracked()).isEqualTo(4);
        });
    }

    @Test
    void allEndsOfABatchAreOneMessage() {
        RankThreads.succeed(ranks, rank -> {
            MeasuredCommunicator measured = Communicator.measured(rank);
            Copy copy = new Copy(measured);
            DataParallel.over(measured).layers(copy.layers).build().accumulate(MICRO_BATCHES);
            for (int call = 0; call < MICRO_BATCHES; call++) {
                copy.forward(copy.first, call, rank.rank());
                copy.forward(copy.second, call, rank.rank());
            }
            assertThat(measured.statistics().traffic())
                    .extracting(Traffic::name, Traffic::messages)
                    .containsExactly(tuple("first", 3L), tuple("second", 3L), tuple("ends of accumulated batches", 1L));
        });
    }

    /** The second is called in every other batch alone; the gradients come before anything is late. */
    @Test
    void aLayerThatIsNotCalledKeepsNobodyWaitingPastTheGradients() {
        RankThreads.succeed(ranks, rank -> {
            Copy alone = new Copy(rank);
            alone.first.accumulate(2);
            alone.second.accumulate(2);
            Copy together = new Copy(rank);
            DataParallel parallel =
                    DataParallel.over(rank).layers(together.layers).build();
            parallel.accumulate(2);
            for (int call = 0; call < 8; call++) {
                for (Copy copy : List.of(alone, together)) {
                    copy.forward(copy.first, call, rank.rank());
                    if (call % 4 < 2) {
                        copy.forward(copy.second, call, rank.rank());
                    }
                }
                if (call % 2 == 1) {
                    parallel.averageGradients();
                    assertThat(together.layers.state()).isEqualTo(alone.layers.state());
                }
            }
            assertThat(together.second.runningStatistics().batchesTracked()).isEqualTo(2);
        });
    }

    @Test
    void aSecondEndOfOneLayerDoesNotWaitForTheFirstOfAnother() {
        RankThreads.succeed(ranks, rank -> {
            Copy copy = new Copy(rank);
            DataParallel.over(rank).layers(copy.layers).build().accumulate(2);
            for (int call = 0; call < 4; call++) {
                copy.forward(copy.first, call, rank.rank());
            }
            assertThat(copy.first.runningStatistics().batchesTracked()).isEqualTo(1);
        });
    }

    @Test
    void whatIsSetDropsWhatWaits() {
        RankThreads.succeed(ranks, rank -> {
            Copy copy = new Copy(rank);
            DataParallel parallel = DataParallel.over(rank).layers(copy.layers).build();
            parallel.accumulate(2);
            copy.forward(copy.first, 1, rank.rank());
            copy.forward(copy.first, 3, rank.rank());
            copy.first.runningStatistics().reset();
            parallel.sumGradients();
            assertThat(copy.first.runningStatistics().batchesTracked()).isZero();
        });
    }

    @Test
    void layersOfAnotherGroupEndTheirBatchesThere() {
        RankThreads.succeed(ranks, rank -> {
            Copy copy = new Copy(Communicator.single());
            DataParallel.over(rank).layers(copy.layers).build().accumulate(2);
            copy.first.forward(rank.rank(), 4);
            copy.first.forward(rank.rank(), 4);
            assertThat(copy.first.runningStatistics().batchesTracked()).isEqualTo(1);
        });
    }
}
