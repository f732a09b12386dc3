package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ranks that train different models are told so by name, all of them, before a number is exchanged. */
@Timeout(180)
class SameModelTest {

    private final List<Communicator> ranks = Communicator.inProcess(3, RankThreads.NEVER_HANGS);

    private List<Throwable> thrownBy(List<List<String>> models) {
        return RankThreads.start(ranks, rank -> new SameModel(rank, models.get(rank.rank())).check())
                .join();
    }

    private static NormLayers layers(NormLayer... all) {
        Map<String, NormLayer> layers = new LinkedHashMap<>();
        for (NormLayer layer : all) {
            layers.put("norm" + layers.size(), layer);
        }
        return NormLayers.of(layers);
    }

    private void assertGroupIsWhole() {
        RankThreads.succeed(ranks, rank -> rank.allGather(new double[1], new double[3], 1));
    }

    @Test
    void equalModelsAgreeInOneMessage() {
        RankThreads.succeed(ranks, rank -> {
            MeasuredCommunicator measured = Communicator.measured(rank);
            new SameModel(measured, List.of("a", "b")).check();
            assertThat(measured.statistics().messages()).isEqualTo(1);
        });
    }

    @Test
    void theFirstDifferenceIsToldOnEveryRank() {
        List<Throwable> thrown =
                thrownBy(List.of(List.of("a", "b", "c"), List.of("a", "x", "y"), List.of("a", "b", "c")));
        for (int rank = 0; rank < 3; rank++) {
            assertThat(thrown.get(rank))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                            rank %d of 3: ranks train different models; number 2 is
                              on ranks 0, 2: b
                              on rank 1: x
                            make the same layers and arrays, in the same order, on every rank""", rank);
        }
        assertGroupIsWhole();
    }

    @Test
    void oneTooFewIsToldToo() {
        assertThat(thrownBy(List.of(List.of("a", "b"), List.of("a", "b"), List.of("a"))))
                .allSatisfy(e -> assertThat(e)
                        .hasMessageContaining("number 2 is\n  on ranks 0, 1: b\n  on rank 2: nothing more\n"));
    }

    @Test
    void anotherOrderIsAnotherModel() {
        assertThat(thrownBy(List.of(List.of("a", "b"), List.of("b", "a"), List.of("a", "b"))))
                .allSatisfy(e -> assertThat(e).hasMessageContaining("on rank 1: b"));
    }

    @Test
    void longTextsThatDifferAtTheirEndDoNotPass() {
        String text = "a".repeat(1000);
        assertThat(thrownBy(List.of(List.of(text), List.of(text), List.of(text + "b"))))
                .allSatisfy(e -> assertThat(e).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void boundariesOfTextsCount() {
        assertThat(thrownBy(List.of(List.of("a", "bc"), List.of("ab", "c"), List.of("a", "bc"))))
                .allSatisfy(e -> assertThat(e).hasMessageContaining("on rank 1: ab"));
    }

    @Test
    void layersAreComparedByAllThatDecidesWhatTheyCompute() {
        List<NormLayers> models = new ArrayList<>();
        models.add(layers(StatefulNorm.batch(2), StatefulNorm.layer(Affine.GAMMA)));
        models.add(layers(StatefulNorm.batch(2), StatefulNorm.layer(Affine.GAMMA_BETA)));
        models.add(layers(StatefulNorm.batch(2), StatefulNorm.layer(Affine.GAMMA)));
        List<Throwable> thrown = RankThreads.start(
                        ranks,
                        rank -> DataParallel.over(rank)
                                .layers(models.get(rank.rank()))
                                .build()
                                .start())
                .join();
        assertThat(thrown)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll(
                                "number 2 is\n  on ranks 0, 2: 'norm1', io.normforge.Model.Norm: LAYER [[-1, 2, 3]] over"
                                        + " axes [1, 2], GAMMA of 6",
                                "\n  on rank 1: 'norm1', io.normforge.Model.Norm: LAYER [[-1, 2, 3]] over axes [1, 2],"
                                        + " GAMMA_BETA of 6"));
        assertGroupIsWhole();
    }

    @Test
    void arraysAreComparedByNameKindAndLength() {
        List<Throwable> thrown = RankThreads.start(
                        ranks,
                        rank -> DataParallel.over(rank)
                                .state("moments", new float[rank.rank() == 0 ? 3 : 4])
                                .build()
                                .sumGradients())
                .join();
        assertThat(thrown)
                .allSatisfy(e -> assertThat(e)
                        .hasMessageContainingAll(
                                "on rank 0: 'moments', a state of 3 values",
                                "on ranks 1, 2: 'moments', a state of 4 values"));
    }

    @Test
    void whoComparesMeetsNoneWhoCallsALayer() {
        List<Throwable> thrown = RankThreads.start(ranks, rank -> {
                    if (rank.rank() == 0) {
                        rank.allGather(new double[6], new double[18], 6);
                    } else {
                        new SameModel(rank, List.of("a")).check();
                    }
                })
                .join();
        assertThat(thrown.subList(1, 3))
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContaining(
                                " of 3 compares its model with the others', and ranks 0 do something else; "));
    }
}
