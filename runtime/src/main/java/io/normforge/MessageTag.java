package io.normforge;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What goes with every message, last, so that no rank takes numbers for what they are not: a hash of what they are.
 *
 * @param does what this rank does, for messages: "calls Model.Norm"
 * @param instead what another one does whose tag differs: "another layer"
 * @param value of 40 bits, so that a double holds the sum of it over thousands of ranks
 */
record MessageTag(String does, String instead, double value) {

    static MessageTag of(String name, String does, String instead) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash * 31 + name.charAt(i)) & 0xFF_FFFF_FFFFL;
        }
        return new MessageTag(does, instead, hash);
    }

    /**
     * Every rank sees the same tags, so all of them fail, or none.
     *
     * @param rows of the ranks, each of so many values and the last its tag
     */
    void check(Communicator rank, double[] rows, int length) {
        for (int other = 0; other < rank.size(); other++) {
            if (rows[other * length + length - 1] != value) {
                throw failure(rank, "ranks " + others(rank, rows, length));
            }
        }
    }

    private String others(Communicator rank, double[] rows, int length) {
        return IntStream.range(0, rank.size())
                .filter(other -> rows[other * length + length - 1] != value)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
    }

    /** Breaks the group, in which nobody knows what comes next. */
    CommunicatorException failure(Communicator rank, String who) {
        CommunicatorException failure = new CommunicatorException(
                "rank " + rank.rank() + " of " + rank.size() + " " + does + ", and " + who + " " + instead
                        + "; all ranks must call the same layers in the same order",
                null);
        rank.fail(failure);
        return failure;
    }
}
