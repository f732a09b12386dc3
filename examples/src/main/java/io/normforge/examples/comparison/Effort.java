package io.normforge.examples.comparison;

import java.util.Locale;

/** How long to measure a contender in a process. */
enum Effort {
    /** For figures to quote. */
    FULL(15, 20, 700),
    /** To see that everything runs. */
    QUICK(3, 3, 150);

    private final int rounds;
    private final long sampleNanos;
    private final long warmUpNanos;

    Effort(int rounds, long sampleMillis, long warmUpMillis) {
        this.rounds = rounds;
        sampleNanos = sampleMillis * 1_000_000;
        warmUpNanos = warmUpMillis * 1_000_000;
    }

    static Effort named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Samples of each contender. */
    int rounds() {
        return rounds;
    }

    /** What a sample takes at least, by as many calls as that needs. */
    long sampleNanos() {
        return sampleNanos;
    }

    /** What the warm-up of a contender takes at least. */
    long warmUpNanos() {
        return warmUpNanos;
    }
}
