package io.normforge.mpi;

import io.normforge.Communicator;

/** Checks the arguments of a call, before anything is sent. */
final class Arguments {

    /** Of values of all ranks together: what MPI and a direct buffer count. */
    private static final int MOST = Integer.MAX_VALUE / Double.BYTES;

    private Arguments() {}

    /** @param given how many values this rank gives */
    static void check(Communicator rank, double[] mine, long given, double[] all, int length) {
        if (length < 0) {
            throw new IllegalArgumentException(rank + ": the length is " + length + ", below 0");
        }
        if (mine == all) {
            throw new IllegalArgumentException(rank + ": the values of this rank and those of all ranks are one array;"
                    + " pass two, the second with room for " + rank.size() + " · " + length + " values");
        }
        long gathered = (long) rank.size() * length;
        if (mine.length < given) {
            throw new IndexOutOfBoundsException(rank + ": the array of this rank's values has length " + mine.length
                    + ", but " + given + " is needed");
        }
        if (all.length < gathered) {
            throw new IndexOutOfBoundsException(rank + ": the array for the values of all ranks has length "
                    + all.length + ", but " + gathered + " is needed (" + rank.size() + " ranks of " + length + ")");
        }
        if (gathered > MOST) {
            throw new IllegalArgumentException(rank + ": " + gathered + " values of all ranks are more than the " + MOST
                    + " that one call takes; call it for parts of them");
        }
    }
}
