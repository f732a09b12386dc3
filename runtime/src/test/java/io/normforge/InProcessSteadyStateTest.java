package io.normforge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Once the longest call has been made, calls allocate nothing, on any rank. The median of several thousands of calls is
 * taken, for once in a while the JVM itself puts a few bytes on a thread's account.
 */
@Timeout(180)
class InProcessSteadyStateTest {

    private static final int RANKS = 3;
    private static final int LENGTH = 64;
    private static final int CALLS = 1000;
    private static final int WINDOWS = 7;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void callsAllocateNothingOnAnyRank() {
        long[] bytes = new long[RANKS];
        List<Communicator> group = Communicator.inProcess(RANKS, RankThreads.NEVER_HANGS);
        RankThreads.succeed(group, rank -> bytes[rank.rank()] = medianOf(rank));
        assertThat(bytes).as("bytes of %s calls of each kind, per rank", CALLS).containsOnly(0);
    }

    private static long medianOf(Communicator rank) {
        double[] mine = new double[LENGTH];
        double[] all = new double[RANKS * LENGTH];
        double[] received = new double[RANKS * LENGTH];
        long[] allocated = new long[WINDOWS];
        for (int window = 0; window < WINDOWS; window++) {
            allocated[window] = allocatedBy(rank, mine, all, received);
        }
        Arrays.sort(allocated);
        return allocated[WINDOWS / 2];
    }

    private static long allocatedBy(Communicator rank, double[] mine, double[] all, double[] received) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < CALLS; call++) {
            rank.allGather(mine, all, LENGTH);
            rank.allReduceSum(mine, all, LENGTH / 2);
            rank.allToAll(all, received, LENGTH);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
