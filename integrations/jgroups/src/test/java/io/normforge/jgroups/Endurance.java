package io.normforge.jgroups;

import com.sun.management.UnixOperatingSystemMXBean;
import io.normforge.Communicator;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/** Many steps, whose number is the argument, and what they leave behind: bits, and what the process holds. */
public final class Endurance implements RankProgram {

    static final String BITS = "bits";
    static final String HELD_EARLY = "held-early";
    static final String HELD_LATE = "held-late";

    private static final int LONGEST = 4096;

    @Override
    public void run(Stage stage) {
        Communicator rank = stage.communicator();
        int steps = Integer.parseInt(stage.arguments().get(0));
        long bits = bits(rank, 0, steps / 10, 17);
        stage.report(HELD_EARLY, held());
        bits = bits(rank, steps / 10, steps, bits);
        stage.report(HELD_LATE, held());
        stage.report(BITS, Long.toHexString(bits));
    }

    /** The same on every rank and every transport: a hash of all that was gathered and summed. */
    static long bits(Communicator rank, int from, int to, long start) {
        double[] mine = new double[LONGEST];
        double[] all = new double[rank.size() * LONGEST];
        long hash = start;
        for (int step = from; step < to; step++) {
            int length = new SplittableRandom(step).nextInt(LONGEST);
            SplittableRandom values = new SplittableRandom(31L * step + rank.rank());
            for (int i = 0; i < length; i++) {
                mine[i] = values.nextDouble() - 0.5;
            }
            rank.allGather(mine, all, length);
            hash = hashed(all, rank.size() * length, hash);
            rank.allReduceSum(mine, all, length / 2);
            hash = hashed(mine, length / 2, hash);
        }
        return hash;
    }

    private static long hashed(double[] values, int length, long start) {
        long hash = start;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + Double.doubleToRawLongBits(values[i]);
        }
        return hash;
    }

    /** Threads, open files and megabytes of heap after a collection. */
    private static String held() {
        System.gc();
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        return ManagementFactory.getThreadMXBean().getThreadCount() + " " + files + " " + used;
    }
}
