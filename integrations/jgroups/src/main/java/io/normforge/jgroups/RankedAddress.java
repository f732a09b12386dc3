package io.normforge.jgroups;

import java.util.concurrent.ThreadLocalRandom;
import org.jgroups.util.UUID;

/**
 * Random addresses in the order of ranks. Of members that find each other before there is a group, the one with the lowest
 * address founds it; so it is always the lowest rank, and never two at once.
 */
final class RankedAddress {

    private static final int RANDOM_BITS = 32;

    private RankedAddress() {}

    static UUID of(int rank) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = ((long) rank << RANDOM_BITS) | (random.nextInt() & 0xffff_ffffL);
        return new UUID(high, random.nextLong());
    }
}
