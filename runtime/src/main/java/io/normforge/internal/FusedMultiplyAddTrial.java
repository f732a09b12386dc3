package io.normforge.internal;

/**
 * Finds out by the clock whether {@link Math#fma} is an instruction here. If it is, a call takes a fraction of what
 * {@link RoundingToOdd} takes, and if not, a hundred times as much and more, in the interpreter as in compiled code; so a few
 * calls tell, in less than a tenth of a millisecond with the instruction and some milliseconds without.
 */
final class FusedMultiplyAddTrial {

    private static final int CALLS = 16;

    /** The shortest of several, since any of them may be interrupted. */
    private static final int ROUNDS = 4;

    /** Between the two, far from both. */
    private static final int AT_MOST_TIMES_AS_LONG = 3;

    private FusedMultiplyAddTrial() {}

    static boolean isFast() {
        long jvm = Long.MAX_VALUE;
        long emulated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            jvm = Math.min(jvm, ofTheJvm());
            emulated = Math.min(emulated, emulated());
        }
        return jvm / AT_MOST_TIMES_AS_LONG <= emulated;
    }

    private static long ofTheJvm() {
        float value = 1f;
        long start = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            value = Math.fma(value, 0.7f, 0.3f);
        }
        return since(start, value);
    }

    private static long emulated() {
        float value = 1f;
        long start = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            value = RoundingToOdd.fma(value, 0.7f, 0.3f);
        }
        return since(start, value);
    }

    /** Looks at the value, so that it has to be there. */
    private static long since(long start, float value) {
        long time = System.nanoTime() - start;
        return value > 0f ? time : Long.MAX_VALUE;
    }
}
