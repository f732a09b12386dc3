package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rank gets what each of the others has for it, by the threads' own way and by the one that only gathers. */
@Timeout(180)
class AllToAllTest {

    /** Of many ranks a slice of the default is shorter than what one of them has for another, and cuts it anywhere. */
    static Stream<Arguments> waysAndLengths() {
        return Stream.of(1, 2, 3, 7)
                .flatMap(size -> Stream.of(0, 1, 5, RankMajor.SCRATCH / size + 3)
                        .flatMap(length -> Stream.<UnaryOperator<Communicator>>of(GatherOnly::new, rank -> rank)
                                .map(way -> Arguments.of(size, length, way))));
    }

    @ParameterizedTest
    @MethodSource("waysAndLengths")
    void everyRankGetsWhatEachHasForIt(int size, int length, UnaryOperator<Communicator> way) {
        RankThreads.succeed(Communicator.inProcess(size, RankThreads.NEVER_HANGS), inner -> {
            Communicator rank = way.apply(inner);
            double[] mine = new double[size * length];
            Arrays.setAll(mine, i -> code(rank.rank(), i));
            double[] received = new double[size * length];
            rank.allToAll(mine, received, length);
            for (int i = 0; i < received.length; i++) {
                double sent = code(i / length, rank.rank() * length + i % length);
                if (received[i] != sent) {
                    assertThat(received[i])
                            .as("value %s of rank %s", i, rank.rank())
                            .isEqualTo(sent);
                }
            }
            assertThat(mine).matches(left -> left.length == 0 || left[0] == code(rank.rank(), 0));
        });
    }

    /** A number that tells the rank and which of its values it is. */
    private static double code(int rank, int index) {
        return rank * 0x1p30 + index;
    }

    @Test
    void signsOfZeroAndNotANumberTravelAsTheyAreAndLongerArraysAreLeftAlone() {
        RankThreads.succeed(Communicator.inProcess(2, RankThreads.NEVER_HANGS), rank -> {
            double[] received = {7, 7, 7};
            rank.allToAll(new double[] {-0.0, Double.NaN, 5}, received, 1);
            double sent = rank.rank() == 0 ? -0.0 : Double.NaN;
            assertThat(received).containsExactly(sent, sent, 7);
        });
    }

    @Test
    void refusedArgumentsAreNamedWithTheirSizes() {
        Communicator rank = Communicator.inProcess(2, Duration.ofSeconds(1)).get(1);
        for (Communicator way : List.of(rank, new GatherOnly(rank))) {
            assertThatThrownBy(() -> way.allToAll(new double[3], new double[4], 2))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("rank 1 of 2: the array of this rank's values has length 3, but 4 is needed");
            assertThatThrownBy(() -> way.allToAll(new double[4], new double[3], 2))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("rank 1 of 2: the array for the values of all ranks has length 3, but 4 is needed"
                            + " (2 ranks of 2)");
            assertThatThrownBy(() -> way.allToAll(new double[4], new double[4], -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rank 1 of 2: the length is -1, below 0");
        }
    }

    @Test
    void whatNoArrayHoldsIsRefused() {
        Communicator rank =
                Communicator.inProcess(50_000, Duration.ofSeconds(1)).get(1);
        assertThatThrownBy(() -> rank.allToAll(new double[50_000], new double[50_000], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "rank 1 of 50000: allToAll of 1 values takes an array of 2500000000, longer than any; call it"
                                + " for parts of them");
    }

    @Test
    void aGatherWhereOthersExchangeIsAnErrorOnAllRanks() {
        List<Throwable> thrown = RankThreads.start(Communicator.inProcess(3, Duration.ofHours(1)), rank -> {
                    if (rank.rank() == 1) {
                        rank.allGather(new double[6], new double[6], 2);
                    } else {
                        rank.allToAll(new double[6], new double[6], 2);
                    }
                })
                .join();
        assertThat(thrown)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContainingAll("allGather of 2 values", "allToAll of 2 values"));
    }

    @Test
    void unequalLengthsAreAnErrorOnAllRanks() {
        List<Throwable> thrown = RankThreads.start(
                        Communicator.inProcess(3, Duration.ofHours(1)),
                        rank -> rank.allToAll(new double[9], new double[9], rank.rank() == 2 ? 3 : 2))
                .join();
        assertThat(thrown)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CommunicatorException.class)
                        .hasMessageContainingAll("allToAll of 3 values", "allToAll of 2 values"));
    }

    /** Of arrays for exchanges and for gathers, which take turns, none may be too short for the other. */
    @Test
    void callsOfAllKindsTakeTurns() {
        RankThreads.succeed(Communicator.inProcess(3, RankThreads.NEVER_HANGS), rank -> {
            double[] received = new double[30];
            for (int round = 0; round < 50; round++) {
                rank.allGather(new double[] {round}, received, 1);
                assertThat(received).startsWith(round, round, round);
                double[] mine = new double[3 * (1 + round % 10)];
                Arrays.fill(mine, -round);
                rank.allToAll(mine, received, mine.length / 3);
                assertThat(received).startsWith(mine);
            }
        });
    }
}
