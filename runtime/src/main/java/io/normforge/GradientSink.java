package io.normforge;

/** Where the gradients of γ or of β go that a call has added up. */
sealed interface GradientSink permits GradientTotal, WrittenGradient {

    /** Takes the sums of a round, of which the first belongs to the parameter of that number. */
    void take(int at, GradientBlocks sums);

    /** Ends a call of several rounds. */
    void finish();

    /** Ends a call of one round. */
    void finish(GradientBlocks sums);

    /** Drops what an unfinished call has given. */
    void clearCall();
}
