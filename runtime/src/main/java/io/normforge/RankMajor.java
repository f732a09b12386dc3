package io.normforge;

/** Values of all ranks in one array, those of rank r from r · length. */
final class RankMajor {

    private RankMajor() {}

    /** Checks the arguments of a call, before anything is sent. */
    static void check(Communicator of, double[] mine, double[] all, int length) {
        if (length < 0) {
            throw new IllegalArgumentException(of + ": the length is " + length + ", below 0");
        }
        if (mine == all) {
            throw new IllegalArgumentException(of + ": the values of this rank and those of all ranks are one array;"
                    + " pass two, the second with room for " + of.size() + " · " + length + " values");
        }
        if (mine.length < length) {
            throw new IndexOutOfBoundsException(of + ": the array of this rank's values has length " + mine.length
                    + ", but " + length + " is needed");
        }
        if (all.length < (long) of.size() * length) {
            throw new IndexOutOfBoundsException(of + ": the array for the values of all ranks has length " + all.length
                    + ", but " + (long) of.size() * length + " is needed (" + of.size() + " ranks of " + length + ")");
        }
    }

    /** Sums in rank order, starting from rank 0's value and not from 0, which would lose the sign of −0. */
    static void sum(double[] all, int ranks, int length, double[] sums) {
        System.arraycopy(all, 0, sums, 0, length);
        for (int rank = 1; rank < ranks; rank++) {
            int row = rank * length;
            for (int i = 0; i < length; i++) {
                sums[i] += all[row + i];
            }
        }
    }
}
