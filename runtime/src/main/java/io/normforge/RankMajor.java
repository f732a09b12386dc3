package io.normforge;

/** Values of all ranks in one array, those of rank r from r · length. */
final class RankMajor {

    /** How many values {@link #toAll} gathers at once, of all ranks: 512 KiB. */
    static final int SCRATCH = 65_536;

    private RankMajor() {}

    /** Checks the arguments of a call in which each rank gives all others the same, before anything is sent. */
    static void check(Communicator of, double[] mine, double[] all, int length) {
        check(of, mine, all, length, length);
    }

    /** The same of one in which it gives each its own. */
    static void checkToAll(Communicator of, double[] mine, double[] received, int length) {
        check(of, mine, received, length, (long) of.size() * length);
    }

    /** Whether what all ranks have for all ranks has room in one array. */
    static void checkMeeting(Communicator of, int length) {
        long room = (long) of.size() * of.size() * length;
        if (room > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(of + ": allToAll of " + length + " values takes an array of " + room
                    + ", longer than any; call it for parts of them");
        }
    }

    private static void check(Communicator of, double[] mine, double[] all, int length, long given) {
        if (length < 0) {
            throw new IllegalArgumentException(of + ": the length is " + length + ", below 0");
        }
        if (mine == all) {
            throw new IllegalArgumentException(of + ": the values of this rank and those of all ranks are one array;"
                    + " pass two, the second with room for " + of.size() + " · " + length + " values");
        }
        if (mine.length < given) {
            throw new IndexOutOfBoundsException(of + ": the array of this rank's values has length " + mine.length
                    + ", but " + given + " is needed");
        }
        if (all.length < (long) of.size() * length) {
            throw new IndexOutOfBoundsException(of + ": the array for the values of all ranks has length " + all.length
                    + ", but " + (long) of.size() * length + " is needed (" + of.size() + " ranks of " + length + ")");
        }
    }

    /**
     * allToAll by allGather: what each rank has for all is gathered slice by slice, and of each slice this rank keeps what
     * is its own. All ranks cut the same slices, since these depend on nothing but the length and the number of ranks.
     */
    static void toAll(Communicator rank, double[] mine, double[] received, int length) {
        int given = rank.size() * length;
        int longest = Math.min(given, Math.max(1, SCRATCH / rank.size()));
        double[] slice = new double[longest];
        double[] all = new double[rank.size() * longest];
        int from = 0;
        do {
            int count = Math.min(longest, given - from);
            System.arraycopy(mine, from, slice, 0, count);
            rank.allGather(slice, all, count);
            keepOwn(rank, all, from, count, received, length);
            from += count;
        } while (from < given);
    }

    /** Of values from...from + count of every rank, keeps those that are for this one. */
    private static void keepOwn(Communicator rank, double[] all, int from, int count, double[] received, int length) {
        int own = rank.rank() * length;
        int first = Math.max(from, own);
        int kept = Math.min(from + count, own + length) - first;
        for (int other = 0; kept > 0 && other < rank.size(); other++) {
            System.arraycopy(all, other * count + first - from, received, other * length + first - own, kept);
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
