package io.normforge.internal;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The parts of a round that nobody has begun. Each participant has a range of its own, the same one in every round of so many
 * parts, and takes from the others' when that is done: so what it read and wrote in one call is in its own caches in the next, and
 * a participant that comes late, or never, holds nobody up.
 */
final class PartClaims {

    /** Longs from one participant's word to the next: two lines of a cache, for processors fetch lines in pairs. */
    private static final int APART = 16;

    private static final long LEFT = 0xffff_ffffL;

    private final int participants;

    /** A participant's word: the round's number and, in the lower half, how many of its parts are unclaimed. */
    private final AtomicLongArray words;

    /** Written before a round opens, and read by those who have claimed a part of it. */
    private int parts;

    /** How many have parts of their own. */
    private int owners;

    private long round;

    PartClaims(int participants) {
        this.participants = participants;
        words = new AtomicLongArray(participants * APART);
    }

    /** Opens a round: who still looks at the one before finds another number. */
    void open(int count) {
        parts = count;
        owners = Math.min(participants, count);
        round += LEFT + 1;
        for (int i = 0; i < participants; i++) {
            words.set(i * APART, round | (end(i) - end(i - 1)));
        }
    }

    /** Where a participant's range ends. */
    private int end(int participant) {
        return (int) (Math.min(participant + 1L, owners) * parts / owners);
    }

    /** Whether there is a part to claim. */
    boolean any() {
        for (int i = 0; i < participants; i++) {
            if ((int) words.get(i * APART) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Claims a part for a participant; -1 where none is left. */
    int claim(int participant) {
        for (int i = 0; i < participants; i++) {
            int owner = (participant + i) % participants;
            int part = claimOf(owner);
            if (part >= 0) {
                return part;
            }
        }
        return -1;
    }

    private int claimOf(int owner) {
        while (true) {
            long word = words.get(owner * APART);
            int left = (int) word;
            if (left == 0) {
                return -1;
            }
            if (words.compareAndSet(owner * APART, word, word - 1)) {
                // the round now stays open until this part is finished
                return end(owner) - left;
            }
        }
    }

    /** Claims all that is left, and says how much that was. */
    int claimAll() {
        int count = 0;
        for (int i = 0; i < participants; i++) {
            long word = words.get(i * APART);
            while (!words.compareAndSet(i * APART, word, word & ~LEFT)) {
                word = words.get(i * APART);
            }
            count += (int) word;
        }
        return count;
    }
}
