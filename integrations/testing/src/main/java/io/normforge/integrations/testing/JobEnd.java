package io.normforge.integrations.testing;

import java.util.List;
import java.util.Optional;

/**
 * How a job ended.
 *
 * @param exitCodes of the processes that the transport started: one of each rank, or the launcher's
 * @param outcomes of each rank: {@link #COMPLETED}, what its program threw, or nothing of one that was ended before it could say
 * @param output of all processes
 */
public record JobEnd(List<Integer> exitCodes, List<Optional<String>> outcomes, String output) {

    static final String COMPLETED = "completed";

    /** Whether all ranks completed, and all processes say so. */
    public boolean succeeded() {
        return exitCodes.stream().allMatch(code -> code == 0)
                && outcomes.stream().allMatch(outcome -> outcome.equals(Optional.of(COMPLETED)));
    }

    /** What the program of a rank threw; empty if it completed, or could not say. */
    public String thrownBy(int rank) {
        return outcomes.get(rank).filter(outcome -> !outcome.equals(COMPLETED)).orElse("");
    }

    @Override
    public String toString() {
        return "exit codes " + exitCodes + ", outcomes " + outcomes + ", output:\n" + output;
    }
}
