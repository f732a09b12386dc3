package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statistics of ranks become those of all their elements, by the definition, with the same bits on each. */
@Timeout(180)
class SharedStatisticsTest {

    private static final Offset<Float> FLOAT = Offset.offset(1e-5f);

    private final List<Communicator> ranks = Communicator.inProcess(2, Duration.ofSeconds(60));

    /** SYNC_BATCH over [size0, 2]. */
    private static SharedStatistics shared(String name, Communicator rank) {
        return new SharedStatistics(
                new NormDescriptor(
                        name,
                        "io.normforge.Model",
                        NormType.SYNC_BATCH,
                        List.of(List.of(Shape.DYNAMIC, 2)),
                        List.of(0),
                        List.of(1),
                        Affine.GAMMA_BETA,
                        2,
                        false,
                        0.5f,
                        Residual.NONE,
                        Activation.NONE,
                        0.01f,
                        false,
                        1,
                        1,
                        0.1f,
                        false,
                        2,
                        "nothing"),
                rank);
    }

    private static SavedStatistics kept(float mean0, float variance0, float mean1, float variance1) {
        SavedStatistics saved = new SavedStatistics();
        saved.prepare(2, 0);
        saved.mean()[0] = mean0;
        saved.variance()[0] = variance0;
        saved.mean()[1] = mean1;
        saved.variance()[1] = variance1;
        return saved;
    }

    private static void assertStatistics(SavedStatistics saved, float[] mean, float[] variance) {
        assertThat(saved.mean()).containsExactly(mean, FLOAT);
        assertThat(saved.variance()).containsExactly(variance, FLOAT);
        for (int i = 0; i < 2; i++) {
            assertThat(saved.rstd()[i]).isCloseTo((float) (1 / Math.sqrt(variance[i] + 0.5)), FLOAT);
            assertThat(Math.abs(saved.remainder()[i])).isLessThan(1e-6f);
        }
    }

    /** Three elements of mean 1 and variance 2, and two of mean 6 and variance 4: squares 6 + 8 + 25 · 6 / 5. */
    @Test
    void ranksOfUnequalBatchesHaveTheStatisticsOfAllElements() {
        RankThreads.succeed(ranks, rank -> {
            SavedStatistics saved = rank.rank() == 0 ? kept(1, 2, -4, 0) : kept(6, 4, -4, 5);
            SharedStatistics shared = shared("Norm", rank);
            shared.share(saved, rank.rank() == 0 ? 3 : 2);
            assertStatistics(saved, new float[] {3, -4}, new float[] {44 / 5f, 2});
            assertThat(shared.ofAll().elements()).isEqualTo(5);
            assertThat(shared.ofRank().elements()).isEqualTo(rank.rank() == 0 ? 3 : 2);
        });
    }

    @Test
    void aRankWithAnEmptyBatchHasTheStatisticsOfTheOther() {
        RankThreads.succeed(ranks, rank -> {
            SavedStatistics saved = rank.rank() == 0 ? kept(Float.NaN, Float.NaN, 9, 9) : kept(6, 4, -4, 5);
            shared("Norm", rank).share(saved, rank.rank() == 0 ? 0 : 2);
            assertStatistics(saved, new float[] {6, -4}, new float[] {4, 5});
        });
    }

    /** The call before leaves nothing. */
    @Test
    void everyCallStartsAnew() {
        RankThreads.succeed(ranks, rank -> {
            SharedStatistics shared = shared("Norm", rank);
            shared.share(kept(100, 1, 100, 1), 4);
            SavedStatistics saved = rank.rank() == 0 ? kept(1, 2, -4, 0) : kept(6, 4, -4, 5);
            shared.share(saved, rank.rank() == 0 ? 3 : 2);
            assertStatistics(saved, new float[] {3, -4}, new float[] {44 / 5f, 2});
        });
    }

    @Test
    void gradientsAreMeansOverTheElementsOfAllRanks() {
        RankThreads.succeed(ranks, rank -> {
            SharedStatistics shared = shared("Norm", rank);
            SavedStatistics saved = kept(1, 2, -4, 0);
            shared.share(saved, rank.rank() == 0 ? 3 : 2);
            saved.prepareToShare();
            saved.pooledGradient()[0] = 10;
            saved.pooledGradient()[1] = rank.rank();
            saved.pooledProduct()[0] = 5 * rank.rank();
            saved.pooledProduct()[1] = -2;
            shared.shareGradients(saved);
            assertThat(saved.pooledGradient()).containsExactly(new float[] {4, 0.2f}, FLOAT);
            assertThat(saved.pooledProduct()).containsExactly(new float[] {1, -0.8f}, FLOAT);
        });
    }

    @Test
    void oneElementOverAllRanksIsRefusedOnEachOfThem() {
        RankThreads.succeed(
                ranks,
                rank -> assertThatThrownBy(() -> shared("Norm", rank).share(kept(1, 0, 1, 0), rank.rank()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("Model.Norm: over all 2 ranks each statistic pools one element"));
    }

    /** Whoever calls another layer gets no numbers of this one. */
    @Test
    void ranksThatCallDifferentLayersAllFailByName() {
        List<Throwable> thrown = RankThreads.start(
                        ranks, rank -> shared("N" + rank.rank(), rank).share(kept(1, 2, 3, 4), 3))
                .join();
        assertThat(thrown.get(0))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageContaining("rank 0 of 2 calls Model.N0, and ranks 1 another layer");
        assertThat(thrown.get(1))
                .isInstanceOf(CommunicatorException.class)
                .hasMessageContaining("rank 1 of 2 calls Model.N1, and ranks 0 another layer");
    }
}
