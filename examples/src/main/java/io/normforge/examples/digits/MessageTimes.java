package io.normforge.examples.digits;

import io.normforge.Communicator;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long messages take: {@code allGather} of three lengths, after a warm-up. Ranks do nothing else, so nobody waits long for another.
 *
 * @param out where rank 0 writes
 */
record MessageTimes(Communicator communicator, PrintStream out) implements Callable<Void> {

    private static final int[] DOUBLES = {64, 512, 8192};

    private static final int CALLS = 2_000;

    @Override
    public Void call() {
        for (int length : DOUBLES) {
            measure(length);
        }
        return null;
    }

    private void measure(int length) {
        double[] mine = new double[length];
        double[] all = new double[communicator.size() * length];
        long[] nanos = new long[CALLS];
        // The first half warms up, and is overwritten.
        for (int call = 0; call < 2 * CALLS; call++) {
            long start = System.nanoTime();
            communicator.allGather(mine, all, length);
            nanos[call % CALLS] = System.nanoTime() - start;
        }
        double total = Arrays.stream(nanos).sum();
        Arrays.sort(nanos);
        if (communicator.rank() == 0) {
            out.printf(
                    Locale.ROOT,
                    "%d ranks, %5.1f KB: median %.1f µs, 99th percentile %.1f µs, mean %.1f µs%n",
                    communicator.size(),
                    length / 128.0,
                    nanos[CALLS / 2] / 1e3,
                    nanos[CALLS * 99 / 100] / 1e3,
                    total / CALLS / 1e3);
        }
    }
}
