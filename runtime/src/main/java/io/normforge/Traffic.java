package io.normforge;

/**
 * Messages of one kind, under one name.
 *
 * @param name whose they are: a layer's, or what else a communicator was {@link Communicator#named}
 * @param call the method that was called
 * @param messages how many calls
 * @param sent bytes of this rank's values; in {@code allToAll} those for all ranks together
 * @param received bytes of the other ranks' values
 * @param nanos how long the calls took together
 * @param fastestNanos how long the fastest took
 */
public record Traffic(
        String name, String call, long messages, long sent, long received, long nanos, long fastestNanos) {

    /**
     * How long this rank has waited for others, by an estimate that any communicator allows: what calls took beyond the fastest
     * one, for which nobody can have been waited for long. Where calls have several lengths, that of longer ones is among it.
     */
    public long waitingNanos() {
        return Math.max(0, nanos - messages * fastestNanos);
    }

    /** What came after an earlier reading of the same. */
    Traffic since(Traffic earlier) {
        return new Traffic(
                name,
                call,
                messages - earlier.messages,
                sent - earlier.sent,
                received - earlier.received,
                nanos - earlier.nanos,
                fastestNanos);
    }
}
