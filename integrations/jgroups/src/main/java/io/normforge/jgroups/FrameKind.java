package io.normforge.jgroups;

/** What a message says. */
enum FrameKind {
    /** A member of a view of the group's size tells the rank and the size that it was started with. */
    HELLO,

    /** Some of the sender's values of an operation. */
    VALUES,

    /** The group is broken, for the reason in the text. */
    BROKEN,

    /** The sender will never send values of a later operation than this. */
    LAST,

    /** The sender lacks the values of a rank that is gone, of this operation. */
    SEEK,

    /** The answer to {@link #SEEK} of who does not have them either, and never will. */
    LACK,

    /** The answer to {@link #SEEK} of who has them: some of these values. */
    PASSED_ON
}
