package io.normforge.examples.digits;

import java.util.random.RandomGenerator;

/** Digits to learn from and digits to be examined on, apart. */
record Split(Digits train, Digits test) {

    /** A quarter of the file, which makes 1,347 and 450. */
    private static final int TEST_EVERY = 4;

    /** A random split. */
    static Split of(Digits digits, RandomGenerator random) {
        Digits shuffled = digits.choose(Shuffle.below(digits.size(), random));
        int train = digits.size() - (digits.size() + TEST_EVERY - 1) / TEST_EVERY;
        return new Split(shuffled.range(0, train), shuffled.range(train, digits.size()));
    }
}
