package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ranks on threads compute together, to the bit. */
@Timeout(180)
class InProcessSumTest {

    private static final int LENGTH = 33;
    private static final int ROUNDS = 10_000;
    private static final long SEED = 20261123;

    /** Of values of so many magnitudes the sum depends on the order. */
    private static double[] values(int rank, long round) {
        Random random = new Random(SEED + 1000 * round + rank);
        double[] values = new double[LENGTH];
        Arrays.setAll(values, i -> Math.scalb(random.nextGaussian(), random.nextInt(120) - 60));
        return values;
    }

    private static double[] sumInRankOrder(int ranks, long round) {
        double[] sums = values(0, round);
        for (int rank = 1; rank < ranks; rank++) {
            double[] values = values(rank, round);
            for (int i = 0; i < LENGTH; i++) {
                sums[i] = sums[i] + values[i];
            }
        }
        return sums;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void everyRankGetsTheSequentialSumInRankOrder(int size) {
        List<Communicator> group = Communicator.inProcess(size, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            double[] sums = values(rank.rank(), 0);
            rank.allReduceSum(sums, new double[size * LENGTH], LENGTH);
            assertThat(sums).containsExactly(sumInRankOrder(size, 0));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void everyRankGetsTheValuesOfAllRanksInRankOrder(int size) {
        List<Communicator> group = Communicator.inProcess(size, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            double[] mine = values(rank.rank(), 0);
            double[] all = new double[size * LENGTH];
            rank.allGather(mine, all, LENGTH);
            assertThat(mine).containsExactly(values(rank.rank(), 0));
            for (int other = 0; other < size; other++) {
                assertThat(Arrays.copyOfRange(all, other * LENGTH, (other + 1) * LENGTH))
                        .containsExactly(values(other, 0));
            }
        });
    }

    @Test
    void onValuesWhoseSumDependsOnTheOrderRepeatedRunsGiveTheSameBits() {
        double[] backwards = values(3, 0);
        for (int rank = 2; rank >= 0; rank--) {
            double[] values = values(rank, 0);
            Arrays.setAll(backwards, i -> backwards[i] + values[i]);
        }
        assertThat(sumInRankOrder(4, 0)).isNotEqualTo(backwards);
        for (int run = 0; run < 200; run++) {
            everyRankGetsTheSequentialSumInRankOrder(4);
        }
    }

    /** A rank that is ahead by one call must not overwrite what a slow one still reads. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7})
    void manyRoundsWithRandomDelaysNeverMixRounds(int size) {
        List<Communicator> group = Communicator.inProcess(size, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            Random delays = new Random(SEED + rank.rank());
            double[] mine = new double[LENGTH];
            double[] all = new double[size * LENGTH];
            for (int round = 0; round < ROUNDS; round++) {
                int length = 1 + round % LENGTH;
                Arrays.fill(mine, 0, length, code(rank.rank(), round));
                rank.allGather(mine, all, length);
                pause(delays);
                assertRound(all, size, length, round);
            }
        });
    }

    @Test
    void manyRoundsOfSumsOverwriteTheSameArray() {
        List<Communicator> group = Communicator.inProcess(4, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            Random delays = new Random(SEED + rank.rank());
            double[] sums = new double[1];
            double[] gathered = new double[4];
            for (int round = 0; round < ROUNDS; round++) {
                sums[0] = code(rank.rank(), round);
                pause(delays);
                rank.allReduceSum(sums, gathered, 1);
                // Integers below 2⁵³ add without rounding.
                assertThat(sums[0]).as("seed %s, round %s", SEED, round).isEqualTo(4.0 * code(0, round) + 6);
            }
        });
    }

    @Test
    void longerArraysThanTheCallNeedsAreLeftAsTheyAreBehindIt() {
        List<Communicator> group = Communicator.inProcess(2, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            double[] sums = {rank.rank() + 1, -5};
            double[] gathered = {-1, -2, -3, -4};
            rank.allReduceSum(sums, gathered, 1);
            assertThat(sums).containsExactly(3, -5);
            assertThat(gathered).containsExactly(1, 2, -3, -4);
        });
    }

    @Test
    void signsOfZeroAndInfinitiesAndNotANumberSurvive() {
        List<Communicator> group = Communicator.inProcess(2, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            double[] sums = {-0.0, Double.POSITIVE_INFINITY, rank.rank() == 0 ? Double.NaN : 1};
            rank.allReduceSum(sums, new double[6], 3);
            assertThat(sums).containsExactly(-0.0, Double.POSITIVE_INFINITY, Double.NaN);
        });
    }

    @Test
    void aCallWithoutValuesWaitsForAllRanks() {
        ConcurrentHashMap<Integer, Boolean> came = new ConcurrentHashMap<>();
        List<Communicator> group = Communicator.inProcess(3, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> {
            came.put(rank.rank(), true);
            rank.allGather(new double[0], new double[1], 0);
            assertThat(came.keySet()).containsExactlyInAnyOrder(0, 1, 2);
        });
    }

    /** A number that tells the rank and the round it was sent in. */
    private static double code(int rank, int round) {
        return 16 * round + rank;
    }

    private static void assertRound(double[] all, int size, int length, int round) {
        for (int i = 0; i < size * length; i++) {
            if (all[i] != code(i / length, round)) {
                assertThat(all[i])
                        .as("seed %s, round %s, rank %s", SEED, round, i / length)
                        .isEqualTo(code(i / length, round));
            }
        }
    }

    private static void pause(Random delays) {
        switch (delays.nextInt(8)) {
            case 0 -> Thread.yield();
            case 1 -> spin(delays.nextInt(2000));
            default -> {}
        }
    }

    private static void spin(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }
}
