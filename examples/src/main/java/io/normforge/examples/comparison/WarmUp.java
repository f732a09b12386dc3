package io.normforge.examples.comparison;

/**
 * What is known of a contender when it is warm.
 *
 * @param calls so many take as long as a sample should
 * @param warm whether it was warm before patience ended
 */
record WarmUp(int calls, boolean warm) {

    /** A loop over rows is compiled by the passes it has made, not by its calls. */
    private static final long ELEMENTS = 20_000_000;

    /** Warm-ups that a slow contender gets until elements no longer count. */
    private static final int FOR_ELEMENTS = 6;

    /** Warm-ups that a contender gets which still allocates: while vectors are objects, code is not compiled yet. */
    private static final int FOR_ALLOCATION = 15;

    /** Calls a contender until the JIT compiler can have done what it will do. */
    static WarmUp of(Contender contender, int elements, Effort effort) {
        long start = System.nanoTime();
        long total = 0;
        int calls = 1;
        while (true) {
            long nanos = Clock.time(contender.call(), calls);
            total += calls;
            double spent = (double) (System.nanoTime() - start) / effort.warmUpNanos();
            boolean compiled = spent > 1 && (total * elements > ELEMENTS || spent > FOR_ELEMENTS);
            if (compiled && (spent > FOR_ALLOCATION || allocatesLittle(contender, calls))) {
                return new WarmUp(callsInSample(contender, calls, effort), spent <= FOR_ALLOCATION);
            }
            if (nanos < effort.sampleNanos() / 2) {
                calls *= 2;
            }
        }
    }

    private static boolean allocatesLittle(Contender contender, int calls) {
        return Clock.allocated(contender.call(), calls) <= contender.allowance();
    }

    private static int callsInSample(Contender contender, int calls, Effort effort) {
        double each = (double) Clock.time(contender.call(), calls) / calls;
        return (int) Math.max(1, Math.ceil(effort.sampleNanos() / each));
    }
}
