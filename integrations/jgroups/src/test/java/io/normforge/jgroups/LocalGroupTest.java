package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What calls give while nothing goes wrong. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LocalGroupTest {

    private static final int RANKS = 3;

    @Test
    void everyRankGetsAllValuesInRankOrderInWhateverNumberOfPieces() {
        run(rank -> {
            for (int length : new int[] {0, 1, Frame.MOST_VALUES, Frame.MOST_VALUES + 1, 40_000, 3}) {
                double[] mine = new double[length];
                Arrays.fill(mine, rank.rank() + length);
                double[] all = new double[RANKS * length + 1];
                rank.allGather(mine, all, length);
                for (int i = 0; i < RANKS * length; i++) {
                    assertThat(all[i]).isEqualTo(i / length + length);
                }
            }
        });
    }

    @Test
    void sumsAreTakenInRankOrder() {
        run(rank -> {
            double[][] summands = {{1e16, -0.0, 5}, {1, -0.0, 5}, {-1e16, -0.0, 5}};
            double[] sums = summands[rank.rank()];
            rank.allReduceSum(sums, new double[9], 2);
            assertThat(sums).containsExactly(0, -0.0, 5);
        });
    }

    @Test
    void everyRankGetsWhatTheOthersHaveForIt() {
        run(rank -> {
            for (int length : new int[] {0, 1, 20_000}) {
                double[] mine = new double[RANKS * length];
                for (int i = 0; i < mine.length; i++) {
                    mine[i] = 10 * rank.rank() + i / length;
                }
                double[] received = new double[RANKS * length];
                rank.allToAll(mine, received, length);
                for (int i = 0; i < received.length; i++) {
                    assertThat(received[i]).isEqualTo(10 * (i / length) + rank.rank());
                }
            }
        });
    }

    @Test
    void refusedArgumentsAreNamedWithTheirSizesAndTheCallCanBeMadeAgain() {
        run(rank -> {
            double[] two = new double[2];
            assertThatThrownBy(() -> rank.allGather(two, new double[9], -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(rank + ": the length is -1, below 0");
            assertThatThrownBy(() -> rank.allGather(two, two, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> rank.allGather(two, new double[9], 3))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("has length 2, but 3 is needed");
            assertThatThrownBy(() -> rank.allReduceSum(two, new double[5], 2))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("has length 5, but 6 is needed (3 ranks of 2)");
            rank.allReduceSum(two, new double[6], 2);
        });
    }

    @Test
    void whoCallsTwiceAtOnceBreaksTheGroup() {
        try (LocalGroup group = LocalGroup.join(2, settings -> settings)) {
            CountDownLatch tried = new CountDownLatch(1);
            List<Throwable> thrown = group.thrown(rank -> {
                if (rank.rank() == 1) {
                    try {
                        LocalGroup.together(List.of(() -> gatherOnce(rank), () -> gatherOnce(rank)));
                    } finally {
                        tried.countDown();
                    }
                } else {
                    tried.await();
                    gatherOnce(rank);
                }
                return null;
            });
            assertThat(thrown.get(1)).hasMessageContaining("two threads call rank 1 at 127.0.0.1:" + group.port(1));
        }
    }

    private static Object gatherOnce(JGroupsCommunicator rank) {
        rank.allGather(new double[1], new double[rank.size()], 1);
        return null;
    }

    private static void run(Consumer<JGroupsCommunicator> body) {
        try (LocalGroup group = LocalGroup.join(RANKS, settings -> settings)) {
            group.run(rank -> {
                body.accept(rank);
                return null;
            });
        }
    }
}
