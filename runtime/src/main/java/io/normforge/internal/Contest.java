package io.normforge.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * A plain and a vector kernel on the same data, in turns. The vector kernel wins once it allocates nothing, is the faster one,
 * and both have kept their time, for several windows, which is how it shows that they are compiled.
 */
final class Contest {

    /** Turns of each kernel in a window, whose median counts: the machine does other things too. */
    private static final int TURNS = 5;

    /** A turn is as many calls as take about so long. */
    private static final long TURN_NANOS = 1_000_000;

    /** What must be gained, for a clock is not exact. */
    private static final double FASTER = 0.95;

    /** By how much the time of a compiled kernel may differ from one window to the next. */
    private static final double STEADY = 1.15;

    /** In so many windows, one after the other, the vector kernel has to win: the plain one may still be running in C1. */
    private static final int WON = 8;

    /** An object takes 16 bytes a call. What the meter itself allocates weighs on both, and less on the faster one. */
    private static final double BYTES_OF_NOTHING = 8;

    /** After so many windows without an allocation the JIT has done what it does. */
    private static final int LOST = 50;

    private final Side plain;
    private final Side vector;

    Contest(Runnable plain, Runnable vector, Stopwatch stopwatch) {
        this.plain = new Side(plain, stopwatch);
        this.vector = new Side(vector, stopwatch);
    }

    /**
     * Lets them run until it is clear which to choose, or for so long.
     *
     * @param rest is told after each window how long it took
     */
    boolean vectorWins(long nanosAtMost, LongConsumer rest) {
        long worked = 0;
        boolean both = true;
        int won = 0;
        for (int quiet = 0; worked < nanosAtMost && quiet < LOST; ) {
            long nanos = window(both);
            boolean steady = vector.isSteady() && plain.isSteady();
            boolean allocates = vector.bytes > plain.bytes + BYTES_OF_NOTHING;
            boolean wins = both && steady && !allocates && vector.nanos < FASTER * plain.nanos;
            won = wins ? won + 1 : 0;
            if (won == WON) {
                return true;
            }
            both = !allocates;
            quiet = allocates ? 0 : quiet + 1;
            worked += nanos;
            rest.accept(nanos);
        }
        return false;
    }

    /** Turns of both; of the vector kernel alone while it is not compiled, so that it soon will be. */
    private long window(boolean both) {
        long nanos = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            nanos += vector.turn(turn) + (both ? plain.turn(turn) : 0);
        }
        vector.endWindow();
        if (both) {
            plain.endWindow();
        }
        return nanos;
    }

    /** What was measured last. */
    String times() {
        String allocated = vector.bytes > plain.bytes + BYTES_OF_NOTHING
                ? String.format(Locale.ROOT, " and %.0f bytes", vector.bytes)
                : "";
        return "on trial a call took " + time(vector.nanos) + allocated + " in VECTOR, " + time(plain.nanos)
                + " in PLAIN";
    }

    private static String time(double nanos) {
        return String.format(Locale.ROOT, nanos < 100_000 ? "%.2f µs" : "%.0f µs", nanos / 1000);
    }

    /** One of the two. */
    private static final class Side {

        private final Runnable kernel;
        private final Stopwatch stopwatch;
        private final double[] nanosOfTurns = new double[TURNS];
        private final double[] bytesOfTurns = new double[TURNS];
        private int calls = 1;

        /** Of one call, in the last window. */
        private double nanos = Double.POSITIVE_INFINITY;

        /** The same of the window before. */
        private double earlier;

        private double bytes;

        Side(Runnable kernel, Stopwatch stopwatch) {
            this.kernel = kernel;
            this.stopwatch = stopwatch;
        }

        /** As many calls as a turn should have; how long they took. */
        long turn(int number) {
            long bytesBefore = stopwatch.allocated().getAsLong();
            long before = stopwatch.nanos().getAsLong();
            for (int call = 0; call < calls; call++) {
                kernel.run();
            }
            long took = stopwatch.nanos().getAsLong() - before;
            long allocated = stopwatch.allocated().getAsLong() - bytesBefore;
            nanosOfTurns[number] = (double) took / calls;
            bytesOfTurns[number] = (double) allocated / calls;
            if (took < TURN_NANOS / 2) {
                calls *= 2;
            } else if (took > 2 * TURN_NANOS && calls > 1) {
                calls /= 2;
            }
            return took;
        }

        void endWindow() {
            earlier = nanos;
            nanos = median(nanosOfTurns);
            bytes = median(bytesOfTurns);
        }

        /** Whether the last window took about as long as the one before. */
        boolean isSteady() {
            return nanos < STEADY * earlier && earlier < STEADY * nanos;
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            return values[TURNS / 2];
        }
    }
}
