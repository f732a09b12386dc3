package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Branches that run side by side have the bits that they have one after the other, in fewer messages. */
@Timeout(180)
class BranchesTest {

    private static final int STEPS = 200;

    private final List<Communicator> ranks = Communicator.inProcess(3, RankThreads.NEVER_HANGS);

    private static void step(SyncedNorm layer, long seed, int rank) {
        layer.forward(seed + rank, 2 + rank);
        layer.backward(seed - rank, 2 + rank);
    }

    private static List<Object> found(SyncedNorm layer) {
        SavedStatistics saved = layer.savedStatistics();
        return List.of(
                layer.state(),
                Arrays.hashCode(saved.mean()),
                Arrays.hashCode(saved.rstd()),
                Arrays.hashCode(saved.pooledGradient()),
                Arrays.hashCode(saved.pooledProduct()));
    }

    @Test
    void bitsAreThoseOfBranchesOneAfterTheOtherWhicheverIsFaster() {
        RankThreads.succeed(ranks, rank -> {
            try (Branches branches = Branches.of(rank, 2)) {
                SyncedNorm left = new SyncedNorm("Left", 5, branches.rank(0));
                SyncedNorm right = new SyncedNorm("Right", 3, branches.rank(1));
                SyncedNorm leftAlone = new SyncedNorm("Left", 5, rank);
                SyncedNorm rightAlone = new SyncedNorm("Right", 3, rank);
                Random delays = new Random(rank.rank());
                for (int step = 0; step < STEPS; step++) {
                    long seed = 100L * step;
                    boolean first = delays.nextBoolean();
                    branches.run(
                            () -> {
                                spin(first ? 20_000 : 0);
                                step(left, seed, rank.rank());
                            },
                            () -> {
                                spin(first ? 0 : 20_000);
                                step(right, seed + 50, rank.rank());
                            });
                    step(leftAlone, seed, rank.rank());
                    step(rightAlone, seed + 50, rank.rank());
                    assertThat(found(left)).isEqualTo(found(leftAlone));
                    assertThat(found(right)).isEqualTo(found(rightAlone));
                }
            }
        });
    }

    private static void spin(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void branchesShareMessagesAsLongAsEachHasOne() {
        RankThreads.succeed(ranks, rank -> {
            MeasuredCommunicator measured = Communicator.measured(rank);
            try (Branches branches = Branches.of(measured, 3)) {
                List<SyncedNorm> layers = List.of(
                        new SyncedNorm("A", 5, branches.rank(0)),
                        new SyncedNorm("B", 3, branches.rank(1)),
                        new SyncedNorm("C", 2, branches.rank(2)));
                branches.run(
                        () -> step(layers.get(0), 1, rank.rank()),
                        () -> {
                            step(layers.get(1), 2, rank.rank());
                            step(layers.get(1), 3, rank.rank());
                        },
                        () -> layers.get(2).forward(4, 3));
                assertThat(measured.statistics().traffic())
                        .extracting(Traffic::name, Traffic::call, Traffic::messages)
                        .containsExactly(tuple("messages of branches", "allGather", 4L));
            }
        });
    }

    @Test
    void outsideOfARunABranchSendsAlone() {
        RankThreads.succeed(ranks, rank -> {
            try (Branches branches = Branches.of(rank, 2)) {
                double[] sum = {rank.rank() + 1};
                branches.rank(1).allReduceSum(sum, new double[3], 1);
                assertThat(sum).containsExactly(6);
                branches.run(() -> branches.rank(0).allReduceSum(sum, new double[3], 1));
                assertThat(sum).containsExactly(18);
            }
        });
    }

    @Test
    void aBranchThatFailsOnAllRanksLeavesTheOthersAndTheGroupWhole() {
        RankThreads.succeed(ranks, rank -> {
            try (Branches branches = Branches.of(rank, 2)) {
                SyncedNorm right = new SyncedNorm("Right", 3, branches.rank(1));
                assertThatThrownBy(() -> branches.run(
                                () -> {
                                    throw new IllegalStateException("out of data");
                                },
                                () -> step(right, 7, rank.rank())))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("out of data");
                SyncedNorm alone = new SyncedNorm("Right", 3, rank);
                step(alone, 7, rank.rank());
                assertThat(found(right)).isEqualTo(found(alone));
            }
        });
    }

    @Test
    void aBranchThatFailsOnOneRankIsAnErrorOnAll() {
        List<Throwable> thrown = RankThreads.start(ranks, rank -> {
                    try (Branches branches = Branches.of(rank, 2)) {
                        SyncedNorm left = new SyncedNorm("Left", 5, branches.rank(0));
                        SyncedNorm right = new SyncedNorm("Right", 3, branches.rank(1));
                        branches.run(() -> step(left, 7, rank.rank()), () -> {
                            if (rank.rank() == 1) {
                                throw new IllegalStateException("out of data");
                            }
                            step(right, 7, rank.rank());
                        });
                    }
                })
                .join();
        assertThat(thrown).hasOnlyElementsOfType(CommunicatorException.class);
        assertThat(thrown.get(1).getSuppressed()[0]).hasMessage("out of data");
    }

    /** A broken group is told to every branch, and none waits. */
    @Test
    void aBrokenGroupFailsAllBranches() {
        Communicator rank = Communicator.inProcess(2, Duration.ofMillis(50)).get(0);
        try (Branches branches = Branches.of(rank, 2)) {
            assertThatThrownBy(() -> branches.run(
                            () -> branches.rank(0).allGather(new double[1], new double[2], 1),
                            () -> branches.rank(1).allGather(new double[2], new double[4], 2)))
                    .isInstanceOf(CommunicatorException.class)
                    .hasMessageContaining("allGather of 3 values");
        }
    }

    @Test
    void tooManyBranchesAreRefused() {
        try (Branches branches = Branches.of(Communicator.single(), 2)) {
            Runnable nothing = () -> {};
            assertThatThrownBy(() -> branches.run(nothing, nothing, nothing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("3 branches to run, of 2; run one or more of them");
        }
        assertThatThrownBy(() -> Branches.of(Communicator.single(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rank 0 of 1: 0 branches; write 1 or more");
    }

    @Test
    void threadsEndWithTheirBranches() throws InterruptedException {
        Branches branches = Branches.of(Communicator.single(), 2);
        Thread[] thread = new Thread[1];
        branches.run(() -> {}, () -> thread[0] = Thread.currentThread());
        branches.close();
        thread[0].join(RankThreads.NEVER_HANGS.toMillis());
        assertThat(thread[0].isAlive()).isFalse();
    }

    @Test
    void runsAllocateNothingOnAnyThread() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        RankThreads.succeed(ranks, rank -> {
            try (Branches branches = Branches.of(rank, 2)) {
                double[] mine = new double[4];
                double[][] all = new double[2][12];
                long[] ids = {Thread.currentThread().getId(), 0};
                branches.run(() -> {}, () -> ids[1] = Thread.currentThread().getId());
                Runnable[] tasks = {
                    () -> branches.rank(0).allGather(mine, all[0], 4),
                    () -> branches.rank(1).allGather(mine, all[1], 3)
                };
                long[] allocated = new long[7];
                for (int window = 0; window < allocated.length; window++) {
                    long before = threads.getThreadAllocatedBytes(ids[0]) + threads.getThreadAllocatedBytes(ids[1]);
                    for (int step = 0; step < STEPS; step++) {
                        branches.run(tasks);
                    }
                    allocated[window] =
                            threads.getThreadAllocatedBytes(ids[0]) + threads.getThreadAllocatedBytes(ids[1]) - before;
                }
                Arrays.sort(allocated);
                assertThat(allocated[allocated.length / 2])
                        .as("bytes of %s runs", STEPS)
                        .isZero();
            }
        });
    }
}
