package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Steps of several ranks allocate nothing: layers' messages, ends of accumulated batches, gradients in one message and in slices,
 * and counting all of it. The median of several thousands, for once in a while the JVM itself puts a few bytes on a thread's
 * account.
 */
@Timeout(180)
class DataParallelSteadyStateTest {

    private static final int RANKS = 3;
    private static final int STEPS = 300;
    private static final int WINDOWS = 7;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {16, 65_536})
    void stepsAllocateNothingOnAnyRank(int slice) {
        long[] bytes = new long[RANKS];
        List<Communicator> group = Communicator.inProcess(RANKS, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> bytes[rank.rank()] = medianOf(Communicator.measured(rank), slice));
        assertThat(bytes).as("bytes of %s steps, per rank", STEPS).containsOnly(0);
    }

    private static long medianOf(Communicator rank, int slice) {
        Step step = new Step(rank, slice);
        long[] allocated = new long[WINDOWS];
        for (int window = 0; window < WINDOWS; window++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                step.run();
            }
            allocated[window] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        Arrays.sort(allocated);
        return allocated[WINDOWS / 2];
    }

    /** What is measured; the numbers are those of the first call, for random ones allocate. */
    private static final class Step {

        private final SyncedNorm norm;
        private final DataParallel parallel;

        Step(Communicator rank, int slice) {
            norm = new SyncedNorm("Norm", 5, rank);
            norm.forward(1, 3);
            parallel = DataParallel.over(rank)
                    .layers(NormLayers.of(Map.of("norm", norm)))
                    .parameter("weight", new float[100], new float[100])
                    .sliceLength(slice)
                    .build();
            parallel.start();
            parallel.accumulate(2);
        }

        void run() {
            for (int microBatch = 0; microBatch < 2; microBatch++) {
                norm.calls().statisticsToShare(5, 15);
                norm.calls().shareStatistics(3);
                norm.calls().trackSharedStatistics();
                norm.calls().keptStatistics(5, 15);
                norm.calls().shareGradients();
            }
            parallel.averageGradients();
        }
    }
}
