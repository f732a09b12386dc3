package io.normforge.jgroups;

import io.normforge.CommunicatorException;
import java.time.Duration;
import java.util.List;

/** What is said of a broken group: the same words on all ranks, since the first to know tells the others. */
record Reasons(Roster roster) {

    String own() {
        return roster.name(roster.own());
    }

    String callsAtOnce() {
        return "two threads call " + own() + " at once; give every thread a rank of its own";
    }

    String interrupted() {
        return own() + " was interrupted while it waited";
    }

    String failed(Throwable cause) {
        return own() + " has failed: " + cause;
    }

    String closed() {
        return own() + " has closed its communicator";
    }

    String notSent(Throwable cause) {
        return own() + " could not send its values: " + cause;
    }

    String gone(List<Integer> ranks) {
        return "rank " + roster.numbers(ranks) + (ranks.size() == 1 ? " is" : " are")
                + " gone: ended without closing, stood still for too long, or was cut off";
    }

    String joined(List<String> strangers) {
        return String.join(", ", strangers) + " joined the group, which has its " + roster.size()
                + " members; give every job a group name of its own";
    }

    String outOfTurn(int rank) {
        return roster.name(rank) + " sent values out of turn, or others than it had announced";
    }

    /** Without addresses, since what differs is the program; in rank order, whoever tells it. */
    String mismatch(Operation operation, int rank, Frame other) {
        String mine = "rank " + roster.own() + " " + operation.call().of(operation.length());
        String its = "rank " + rank + " " + other.call().of(other.length());
        return "the calls differ: " + (rank < roster.own() ? its + ", " + mine : mine + ", " + its)
                + "; all ranks must make the same calls in the same order with the same lengths";
    }

    String absent(List<Integer> ranks, Duration waited) {
        return own() + " has waited " + waited.toMillis() + " ms, and of " + roster.size()
                + " ranks these did not come: " + roster.numbers(ranks)
                + "; let a rank that stops call fail or close, and allow more time if it is only slow";
    }

    CommunicatorException failure(Operation operation, Breakage broken) {
        return new CommunicatorException(
                "rank " + roster.own() + " of " + roster.size() + ", " + operation + ": " + broken.reason(),
                broken.cause());
    }
}
