package io.normforge.jgroups;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What is known of the other ranks once the group is broken, from which follows how the last operation ends: it can
 * succeed as long as every rank has sent its values, or may have; it fails on all ranks if one never will, or if nobody
 * has those of a rank that is gone.
 */
final class Aftermath {

    static final int NOBODY = -1;
    static final int WAIT = -2;

    private final Roster roster;
    private final BitSet gone = new BitSet();
    private final long[] last;
    private final int[] asked;
    private final BitSet[] lacking;

    Aftermath(Roster roster) {
        this.roster = roster;
        last = new long[roster.size()];
        Arrays.fill(last, Long.MAX_VALUE);
        asked = new int[roster.size()];
        Arrays.fill(asked, NOBODY);
        lacking = new BitSet[roster.size()];
        Arrays.setAll(lacking, rank -> new BitSet());
    }

    void gone(int rank) {
        gone.set(rank);
    }

    boolean isGone(int rank) {
        return gone.get(rank);
    }

    /** A rank sends no values after those of an operation. */
    void last(int rank, long operation) {
        last[rank] = Math.min(last[rank], operation);
    }

    boolean saidItsLast(int rank) {
        return last[rank] < Long.MAX_VALUE;
    }

    /** Whether a rank has said that it stopped before an operation, which then succeeds on none. */
    boolean somebodyStoppedBefore(long operation) {
        return roster.others().anyMatch(rank -> last[rank] < operation);
    }

    /** Whether a rank may still be in an operation, and in want of what this one has. */
    boolean somebodyIsBusy() {
        return roster.others().anyMatch(rank -> !isGone(rank) && !saidItsLast(rank));
    }

    void lacks(int rank, int subject) {
        lacking[subject].set(rank);
    }

    boolean isAsked(int rank, int subject) {
        return asked[subject] == rank;
    }

    /** Whom to ask next for the values of a rank that is gone; {@link #WAIT} for who was asked, or {@link #NOBODY}. */
    int ask(int subject) {
        int before = asked[subject];
        if (before != NOBODY && mayHave(before, subject)) {
            return WAIT;
        }
        asked[subject] = roster.others()
                .filter(rank -> rank != subject && mayHave(rank, subject))
                .findFirst()
                .orElse(NOBODY);
        return asked[subject];
    }

    private boolean mayHave(int rank, int subject) {
        return !isGone(rank) && !lacking[subject].get(rank);
    }
}
