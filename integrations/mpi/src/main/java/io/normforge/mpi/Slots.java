package io.normforge.mpi;

/**
 * The first message of every operation: of each rank one slot of a size that all ranks agree on, with a header that says which call it is,
 * and as many values as there is room for. So ranks that do not make the same call find out, each by itself, and MPI never sees messages of
 * unequal length, of which it would make anything. The room follows the longest operation so far, up to 8 KiB a slot: of short operations the
 * first message is the only one.
 */
final class Slots {

    private static final int NUMBER = 0;
    private static final int KIND = 1;
    private static final int LENGTH = 2;
    private static final int HEADER = 4;

    /** What a slot has room for at most. */
    private static final int LONGEST = 1024 - HEADER;

    private final int ranks;
    private int room = 60;
    private NativeDoubles mine;
    private NativeDoubles all;

    Slots(int ranks) {
        this.ranks = ranks;
        allocate();
    }

    private void allocate() {
        mine = new NativeDoubles(size());
        all = new NativeDoubles(ranks * size());
    }

    /** Of one slot. */
    int size() {
        return HEADER + room;
    }

    long mine() {
        return mine.address();
    }

    long all() {
        return all.address();
    }

    /** How many of an operation's values go with the first message. */
    int carried(int length) {
        return Math.min(length, room);
    }

    /** Fills this rank's slot. */
    void fill(long number, Kind kind, int length, double[] values) {
        mine.put(NUMBER, (double) number);
        mine.put(KIND, kind.ordinal());
        mine.put(LENGTH, length);
        if (kind != Kind.ALL_TO_ALL) {
            mine.put(HEADER, values, 0, carried(length));
        }
    }

    /** What is wrong if ranks have not all made the same call, the same text on each; else nothing. */
    String mismatch() {
        for (int rank = 1; rank < ranks; rank++) {
            int slot = rank * size();
            for (int field = NUMBER; field <= LENGTH; field++) {
                if (all.get(slot + field) != all.get(field)) {
                    return "rank 0 calls " + call(0) + ", rank " + rank + " " + call(slot)
                            + "; all ranks must make the same calls in the same order with the same lengths";
                }
            }
        }
        return "";
    }

    private String call(int slot) {
        int kind = (int) all.get(slot + KIND);
        int length = (int) all.get(slot + LENGTH);
        return kind >= 0 && kind < Kind.values().length ? Kind.values()[kind].of(length) : "what is no call";
    }

    /** Hands out the values that came, those of rank r to r · length and on. */
    void read(double[] values, int length) {
        for (int rank = 0; rank < ranks; rank++) {
            all.get(rank * size() + HEADER, values, rank * length, carried(length));
        }
    }

    /** Makes room for operations as long as one that all ranks have completed, so all of them do. */
    void makeRoom(int length) {
        if (length > room && room < LONGEST) {
            room = Math.min(LONGEST, Math.max(length, 2 * room));
            allocate();
        }
    }
}
