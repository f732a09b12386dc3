package io.normforge.jgroups;

import java.util.concurrent.locks.LockSupport;

/** A call in progress. Its exchange's lock guards all but {@code decided}, for which the caller waits without it. */
final class Operation {

    private final long number;
    private final Call call;
    private final int length;
    private final Thread caller = Thread.currentThread();
    private int missing;
    private boolean succeeded;
    private volatile boolean decided;

    Operation(long number, Call call, int length, int others) {
        this.number = number;
        this.call = call;
        this.length = length;
        missing = others;
    }

    long number() {
        return number;
    }

    Call call() {
        return call;
    }

    int length() {
        return length;
    }

    boolean isDecided() {
        return decided;
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    /** Counts one more rank whose values are all there; true if it was the last. */
    boolean countArrival() {
        missing--;
        return missing == 0;
    }

    boolean waitsForNobody() {
        return missing == 0;
    }

    /** Whether another rank's call is the same. */
    boolean agreesWith(Frame other) {
        return call == other.call() && length == other.length();
    }

    void decide(boolean success) {
        if (!decided) {
            succeeded = success;
            decided = true;
            LockSupport.unpark(caller);
        }
    }

    void wake() {
        LockSupport.unpark(caller);
    }

    @Override
    public String toString() {
        return "operation " + number + " (" + call.of(length) + ")";
    }
}
