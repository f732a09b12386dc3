package io.normforge.integrations.testing.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.normforge.Communicator;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import java.util.Arrays;

/** What {@link Communicator} promises while nothing goes wrong. */
public final class Contract implements RankProgram {

    private static final double UNTOUCHED = 0x1.5p300;

    @Override
    public void run(Stage stage) {
        Communicator rank = stage.communicator();
        assertThat(rank.rank()).isEqualTo(stage.rank());
        assertThat(rank.size()).isEqualTo(stage.size());
        for (int length : new int[] {0, 1, 2, 63, 64, 65, 500, 1_000, 5_000, 1, 100_003, 7, 0}) {
            everyRankGetsAllValuesInRankOrder(rank, length);
            everyRankGetsWhatEachHasForIt(rank, length);
        }
        doublesTravelAsTheyAre(rank);
        sumsAreTakenInRankOrder(rank);
        refusedCallsCanBeMadeAgain(rank);
    }

    private static void everyRankGetsAllValuesInRankOrder(Communicator rank, int length) {
        double[] mine = new double[length + 2];
        Arrays.setAll(mine, i -> value(rank.rank(), i));
        double[] all = new double[rank.size() * length + 3];
        Arrays.fill(all, UNTOUCHED);
        rank.allGather(mine, all, length);
        for (int from = 0; from < rank.size(); from++) {
            for (int i = 0; i < length; i++) {
                if (all[from * length + i] != value(from, i)) {
                    throw new AssertionError("value " + i + " of rank " + from + " of " + length + " values is "
                            + all[from * length + i] + " on " + rank);
                }
            }
        }
        assertThat(Arrays.copyOfRange(all, rank.size() * length, all.length)).containsOnly(UNTOUCHED);
    }

    private static void everyRankGetsWhatEachHasForIt(Communicator rank, int length) {
        double[] mine = new double[rank.size() * length + 1];
        Arrays.setAll(mine, i -> value(rank.rank(), i));
        double[] received = new double[rank.size() * length + 2];
        Arrays.fill(received, UNTOUCHED);
        rank.allToAll(mine, received, length);
        for (int i = 0; i < rank.size() * length; i++) {
            double expected = value(i / length, rank.rank() * length + i % length);
            if (received[i] != expected) {
                throw new AssertionError("value " + i + " of " + length + " values each with each is " + received[i]
                        + " and not " + expected + " on " + rank);
            }
        }
        assertThat(received).endsWith(UNTOUCHED, UNTOUCHED);
    }

    private static double value(int rank, int i) {
        return rank * 1e6 + i + 0.25;
    }

    private static void doublesTravelAsTheyAre(Communicator rank) {
        double[] odd = {
            -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.longBitsToDouble(0x7ff8_0000_dead_beefL), 1 / 3.0
        };
        double[] all = new double[rank.size() * odd.length];
        rank.allGather(odd, all, odd.length);
        for (int i = 0; i < all.length; i++) {
            assertThat(Double.doubleToRawLongBits(all[i])).isEqualTo(Double.doubleToRawLongBits(odd[i % odd.length]));
        }
    }

    /** Summands whose sum depends on the order. */
    private static void sumsAreTakenInRankOrder(Communicator rank) {
        double[] values = {summand(rank.rank()), -0.0};
        double expected = summand(0);
        for (int from = 1; from < rank.size(); from++) {
            expected += summand(from);
        }
        rank.allReduceSum(values, new double[2 * rank.size()], 2);
        assertThat(values[0]).isEqualTo(expected);
        assertThat(Double.doubleToRawLongBits(values[1])).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    private static double summand(int rank) {
        return rank % 3 == 1 ? -1e16 : rank % 3 == 0 ? 1e16 : 1 + rank / 7.0;
    }

    private static void refusedCallsCanBeMadeAgain(Communicator rank) {
        double[] three = new double[3];
        assertThatThrownBy(() -> rank.allGather(three, new double[3 * rank.size() - 1], 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining(Integer.toString(3 * rank.size()));
        assertThatThrownBy(() -> rank.allGather(three, new double[4 * rank.size()], 4))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rank.allGather(three, three, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rank.allReduceSum(three, new double[9], -1))
                .isInstanceOf(IllegalArgumentException.class);
        everyRankGetsAllValuesInRankOrder(rank, 3);
    }
}
