package io.normforge.examples.digits;

import java.util.random.RandomGenerator;

/** Random orders. */
final class Shuffle {

    private Shuffle() {}

    /** The numbers below a size in a random order, each order as likely as any other (Fisher and Yates). */
    static int[] below(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
