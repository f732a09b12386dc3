package io.normforge.jgroups;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgroups.Address;

/**
 * Who is which rank.
 *
 * @param own this process's rank
 * @param group the id of the group, the same on all ranks and of no other group
 * @param addresses by rank, as JGroups knows them
 * @param places by rank, host and port, for people
 */
record Roster(int own, long group, List<Address> addresses, List<String> places) {

    int size() {
        return addresses.size();
    }

    /** The rank of a member; −1 if it is none of this group. */
    int rankOf(Address member) {
        for (int rank = 0; rank < addresses.size(); rank++) {
            if (addresses.get(rank).equals(member)) {
                return rank;
            }
        }
        return -1;
    }

    /** A rank as messages name it. */
    String name(int rank) {
        return "rank " + number(rank);
    }

    /** Several of them. */
    String numbers(Collection<Integer> ranks) {
        return ranks.stream().map(this::number).collect(Collectors.joining(", "));
    }

    /** All ranks but this process's. */
    IntStream others() {
        return IntStream.range(0, size()).filter(rank -> rank != own);
    }

    private String number(int rank) {
        return rank + " at " + places.get(rank);
    }
}
