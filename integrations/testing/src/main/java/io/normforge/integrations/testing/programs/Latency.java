package io.normforge.integrations.testing.programs;

import io.normforge.Communicator;
import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;
import java.util.Arrays;
import java.util.Locale;

/** How long a gather takes on rank 0, whose ranks do nothing else: median and 99th percentile, for messages of three sizes. */
public final class Latency implements RankProgram {

    /** The name of the report. */
    public static final String REPORT = "latency";

    private static final int[] BYTES = {512, 4 * 1024, 64 * 1024};
    private static final int WARM_UP = 2_000;
    private static final int CALLS = 5_000;

    @Override
    public void run(Stage stage) {
        stage.report(REPORT, measure(stage.communicator()));
    }

    /** A row of a table: microseconds for each size. */
    public static String measure(Communicator rank) {
        StringBuilder row = new StringBuilder();
        for (int bytes : BYTES) {
            long[] times = times(rank, bytes / Double.BYTES);
            row.append(String.format(
                    Locale.ROOT, " %10.1f %10.1f", times[CALLS / 2] / 1e3, times[CALLS * 99 / 100] / 1e3));
        }
        return row.toString();
    }

    private static long[] times(Communicator rank, int length) {
        double[] mine = new double[length];
        double[] all = new double[length * rank.size()];
        long[] times = new long[CALLS];
        for (int call = -WARM_UP; call < CALLS; call++) {
            long begin = System.nanoTime();
            rank.allGather(mine, all, length);
            times[Math.max(0, call)] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return times;
    }
}
