package io.normforge.processor.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.Communicator;
import io.normforge.CommunicatorException;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.testing.CompiledLayers;
import io.normforge.processor.testing.Kernel;
import io.normforge.processor.testing.LayerCompiler;
import io.normforge.processor.testing.LayerHandle;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormCall;
import io.normforge.processor.testing.NormResult;
import io.normforge.processor.testing.OracleComparison;
import io.normforge.processor.testing.RandomCalls;
import io.normforge.processor.testing.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranks with a part of the batch each compute what one rank computes with all of it. */
class SyncBatchTest {

    private static final long SEED = 20261125L;
    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.syncBatch(Shape.DYNAMIC, 5),
            LayerSpec.syncBatch(Shape.DYNAMIC, 33, 7),
            LayerSpec.syncBatch(Shape.DYNAMIC, 3, 3, 40).withChannelAxis(-1),
            LayerSpec.syncBatch(Shape.DYNAMIC, 4, 49)
                    .withAffine(Affine.GAMMA)
                    .withResidual(Residual.BEFORE)
                    .withActivation(Activation.RELU),
            LayerSpec.syncBatch(Shape.DYNAMIC, 3, 32, Shape.DYNAMIC).withResidual(Residual.BEFORE),
            LayerSpec.syncBatch(Shape.DYNAMIC, 4, 9).withAffine(Affine.NONE).withTracking(false),
            LayerSpec.syncBatch(Shape.DYNAMIC, 4, 9).withAffine(Affine.SCALE_SHIFT, 1),
            LayerSpec.syncBatch(Shape.DYNAMIC, 5).withAffine(Affine.NONE));

    /** Where another layer has as many statistics as the first. */
    private static final int OF_SAME_SIZE = SPECS.size() - 1;

    private static CompiledLayers compiled;

    @BeforeAll
    static void compile() {
        compiled = LayerCompiler.plainAndVector()
                .compile(Stream.concat(SPECS.stream(), Stream.of(batch(1))).toList());
    }

    private static LayerSpec batch(int index) {
        LayerSpec sync = SPECS.get(index);
        return LayerSpec.batch(sync.shapes().get(0).stream().mapToInt(i -> i).toArray());
    }

    static Stream<Integer> specs() {
        return Stream.iterate(0, i -> i + 1).limit(SPECS.size());
    }

    @ParameterizedTest
    @MethodSource("specs")
    void unequalAndEmptyPartsGiveWhatTheOracleSaysOfTheWholeBatch(int index) throws Exception {
        LayerSpec spec = SPECS.get(index);
        NormCall whole = call(spec, 9);
        int[] bounds = {0, 4, 4, 9};
        for (Kernel kernel : Kernel.all()) {
            List<LayerHandle> ranks = compiled.onRanks(kernel, index, Ranks.of(3));
            List<NormResult> results =
                    Ranks.inParallel(3, rank -> ranks.get(rank).run(whole.rows(bounds[rank], bounds[rank + 1])));
            assertThat(new OracleComparison(spec, whole).complaint(NormResult.joined(results)))
                    .as("%s, seed %d", ranks.get(0), SEED)
                    .isEmpty();
        }
    }

    @Test
    void everyRankHasTheSameRunningStatisticsAndTheyAreThoseOfTheWholeBatch() throws Exception {
        NormCall whole = call(SPECS.get(1), 16);
        List<LayerHandle> ranks = compiled.onRanks(Kernel.PLAIN, 1, Ranks.of(4));
        Ranks.inParallel(4, rank -> ranks.get(rank).run(whole.rows(4 * rank, 4 * rank + 4)));
        LayerHandle alone = compiled.on(Kernel.PLAIN, SPECS.size());
        alone.run(whole);
        for (LayerHandle rank : ranks) {
            assertThat(rank.layer().runningStatistics().mean())
                    .isEqualTo(ranks.get(0).layer().runningStatistics().mean());
            assertThat(rank.layer().runningStatistics().mean())
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(alone.layer().runningStatistics().mean());
            assertThat(rank.layer().runningStatistics().variance())
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(alone.layer().runningStatistics().variance());
            assertThat(rank.layer().runningStatistics().batchesTracked()).isEqualTo(1);
        }
    }

    @Test
    void oneRankAloneComputesTheSameNumbersAsBatchToRounding() {
        NormCall whole = call(SPECS.get(1), 16);
        NormResult alone = compiled.on(Kernel.PLAIN, 1).run(whole);
        assertThat(new OracleComparison(batch(1), whole).complaint(alone)).isEmpty();
    }

    @Test
    void oneElementOverAllRanksIsRefusedOnAllOfThemAndChangesNothing() throws Exception {
        List<LayerHandle> ranks = compiled.onRanks(Kernel.PLAIN, 0, Ranks.of(2));
        NormCall one = call(SPECS.get(0), 1);
        List<String> messages = Ranks.inParallel(2, rank -> {
            try {
                ranks.get(rank).run(one.rows(0, rank));
                return "none";
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        });
        assertThat(messages)
                .allSatisfy(message -> assertThat(message)
                        .contains("Norm: over all 2 ranks each statistic pools one element")
                        .contains("train on more samples"));
        assertThat(ranks.get(0).layer().runningStatistics().batchesTracked()).isZero();
        assertThat(ranks.get(0).layer().savedStatistics().count()).isZero();
    }

    @Test
    void aRankThatFailsMakesTheOthersFailWithItsReason() {
        List<Communicator> communicators = Ranks.of(2);
        List<LayerHandle> ranks = compiled.onRanks(Kernel.PLAIN, 0, communicators);
        NormCall whole = call(SPECS.get(0), 4);
        assertThatThrownBy(() -> Ranks.inParallel(2, rank -> {
                    if (rank == 1) {
                        communicators.get(1).fail(new IllegalStateException("out of disk"));
                        return null;
                    }
                    return ranks.get(0).run(whole);
                }))
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("out of disk");
        assertThat(ranks.get(0).layer().runningStatistics().batchesTracked()).isZero();
    }

    @Test
    void ranksThatCallDifferentLayersAllFailByNameAndChangeNothing() throws Exception {
        List<Communicator> communicators = Ranks.of(2);
        List<LayerHandle> ranks = List.of(
                compiled.onRanks(Kernel.PLAIN, 0, communicators).get(0),
                compiled.onRanks(Kernel.PLAIN, OF_SAME_SIZE, communicators).get(1));
        List<NormCall> calls = List.of(call(SPECS.get(0), 4), call(SPECS.get(OF_SAME_SIZE), 4));
        List<String> messages = Ranks.inParallel(2, rank -> {
            try {
                ranks.get(rank).run(calls.get(rank));
                return "none";
            } catch (CommunicatorException e) {
                return e.getMessage();
            }
        });
        for (int rank = 0; rank < 2; rank++) {
            assertThat(messages.get(rank))
                    .isEqualTo(
                            "rank %d of 2 calls %s, and ranks %d another layer; all ranks must call the same layers in"
                                    + " the same order",
                            rank, ranks.get(rank).layer(), 1 - rank);
            assertThat(ranks.get(rank).layer().runningStatistics().batchesTracked())
                    .isZero();
            assertThat(ranks.get(rank).layer().savedStatistics().count()).isZero();
        }
    }

    private static NormCall call(LayerSpec spec, int samples) {
        int[] shape = spec.shapes().get(0).stream().mapToInt(i -> i).toArray();
        shape[0] = samples;
        Arrays.setAll(shape, axis -> shape[axis] == Shape.DYNAMIC ? 2 : shape[axis]);
        return new RandomCalls(new Random(SEED)).next(spec, shape);
    }
}
