package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What needs no second thread: one rank alone, refused arguments, and sums over a communicator that only gathers. */
class CommunicatorTest {

    private final Communicator single = Communicator.single();

    @Test
    void oneRankAloneKeepsItsValues() {
        double[] values = {1, -0.0, Double.NaN, 4};
        double[] all = new double[4];
        single.allReduceSum(values, all, 3);
        assertThat(values).containsExactly(1, -0.0, Double.NaN, 4);
        assertThat(all).containsExactly(1, -0.0, Double.NaN, 0);
        assertThat(single.rank()).isZero();
        assertThat(single.size()).isEqualTo(1);
    }

    @Test
    void oneRankAloneCannotBeBroken() {
        single.fail(new IllegalStateException("nobody to tell"));
        single.close();
        double[] all = new double[1];
        single.allGather(new double[] {7}, all, 1);
        assertThat(all).containsExactly(7);
    }

    @Test
    void ranksAreNumberedInOrder() {
        List<Communicator> group = Communicator.inProcess(3, Duration.ofSeconds(1));
        assertThat(group).extracting(Communicator::rank).containsExactly(0, 1, 2);
        assertThat(group).extracting(Communicator::size).containsOnly(3);
    }

    @Test
    void sumsComeWithAnyCommunicatorThatGathers() {
        Communicator mpi = new GatheredByHand(1, new double[][] {{1e16, 1}, {1, 2}, {-1e16, 3}});
        double[] sums = {1, 2};
        mpi.allReduceSum(sums, new double[6], 2);
        // In rank order 1e16 + 1 rounds to 1e16; had 1e16 and −1e16 met first, the sum would be 1.
        assertThat(sums).containsExactly(0, 6);
    }

    @Test
    void aGroupNeedsARank() {
        assertThatThrownBy(() -> Communicator.inProcess(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a group of 0 ranks; it needs at least 1");
    }

    @Test
    void aTimeoutOfAtLeastAMillisecondIsRequired() {
        assertThatThrownBy(() -> Communicator.inProcess(2, Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a timeout of PT0.000999999S; it takes at least PT0.001S");
        assertThatThrownBy(() -> Communicator.inProcess(2, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("timeout: ");
    }

    @Test
    void aMillisecondIsEnough() {
        assertThat(Communicator.inProcess(2, Duration.ofMillis(1))).hasSize(2);
    }

    @Test
    void aTimeoutBeyondAllClocksIsAccepted() {
        Communicator alone =
                Communicator.inProcess(1, Duration.ofSeconds(Long.MAX_VALUE)).get(0);
        double[] all = new double[1];
        alone.allGather(new double[] {7}, all, 1);
        assertThat(all).containsExactly(7);
    }

    @Test
    void refusedArgumentsAreNamedWithTheirSizes() {
        Communicator rank = Communicator.inProcess(2, Duration.ofSeconds(1)).get(1);
        double[] five = new double[5];
        assertThatThrownBy(() -> rank.allGather(five, new double[9], -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rank 1 of 2: the length is -1, below 0");
        assertThatThrownBy(() -> rank.allReduceSum(five, five, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rank 1 of 2: the values of this rank and those of all ranks are one array");
        assertThatThrownBy(() -> rank.allGather(five, new double[20], 6))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("rank 1 of 2: the array of this rank's values has length 5, but 6 is needed");
        assertThatThrownBy(() -> rank.allReduceSum(five, new double[9], 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("rank 1 of 2: the array for the values of all ranks has length 9, but 10 is needed"
                        + " (2 ranks of 5)");
        assertThatThrownBy(() -> rank.fail(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("cause: ");
    }

    /** One rank of a group whose values are known beforehand. */
    private record GatheredByHand(int rank, double[][] rows) implements Communicator {

        @Override
        public int size() {
            return rows.length;
        }

        @Override
        public void allGather(double[] mine, double[] all, int length) {
            for (int r = 0; r < rows.length; r++) {
                System.arraycopy(rows[r], 0, all, r * length, length);
            }
        }

        @Override
        public void fail(Throwable cause) {}

        @Override
        public void close() {}
    }
}
