package io.normforge.integrations.testing.programs;

/** What a rank does wrong in {@link Rounds}, before one of its rounds, or behind the last. */
public enum Fault {
    /** It is held, and whatever happens to it comes from outside. */
    HOLD,
    THROW,
    LEAVE,
    /** It ends its process without a word to the group. */
    EXIT,
    /** Its thread is interrupted. */
    INTERRUPT,
    /** Another thread of it calls {@code fail} while it waits. */
    WATCHDOG,
    OTHER_LENGTH,
    OTHER_CALL,
    /** Held before it joins the group, whatever the round. */
    NEVER_STARTS;

    /** The argument that makes a rank do it. */
    public String by(int rank, int round) {
        return name() + ":" + rank + ":" + round;
    }
}
