package io.normforge.jgroups;

/** Checks the arguments of a call, before anything is sent. */
final class Arguments {

    private Arguments() {}

    static void check(JGroupsCommunicator rank, double[] mine, long own, double[] all, int length) {
        if (length < 0) {
            throw new IllegalArgumentException(rank + ": the length is " + length + ", below 0");
        }
        if (mine == all) {
            throw new IllegalArgumentException(rank + ": the values of this rank and those of all ranks are one array;"
                    + " pass two, the second with room for " + rank.size() + " · " + length + " values");
        }
        if (mine.length < own) {
            throw new IndexOutOfBoundsException(rank + ": the array of this rank's values has length " + mine.length
                    + ", but " + own + " is needed");
        }
        long gathered = (long) rank.size() * length;
        if (all.length < gathered) {
            throw new IndexOutOfBoundsException(rank + ": the array for the values of all ranks has length "
                    + all.length + ", but " + gathered + " is needed (" + rank.size() + " ranks of " + length + ")");
        }
    }
}
