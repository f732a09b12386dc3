package io.normforge;

/**
 * Combines values of all ranks, so that each has the same bits in the end, and none holds those of all.
 *
 * <p>Few values are gathered and combined by every rank for itself, in one message. More are cut into slices, and a slice
 * into a part for each rank: every rank is sent its part of all ranks ({@link Communicator#allToAll}), combines it and hands
 * it round ({@link Communicator#allGather}). Either way a value is combined in double and in rank order, so bits depend on
 * no slice.
 */
final class SlicedExchange {

    private final Communicator rank;

    /** How many values each rank combines of a slice. */
    private final int share;

    private double[] mine = {};
    private double[] rows = {};

    /** @param slice how many values a slice has, at least one for each rank */
    SlicedExchange(Communicator rank, int slice) {
        this.rank = rank;
        share = Math.max(1, slice / rank.size());
    }

    /** Sets aside what all ranks together have in the place of each value. */
    void combine(FlatValues values, Combination combination) {
        if (values.length() <= share) {
            gatherAll(values, combination);
            return;
        }
        long slice = (long) share * rank.size();
        for (long from = 0; from < values.length(); from += slice) {
            shareOut(values, from, (int) Math.min(slice, values.length() - from), combination);
        }
    }

    private void gatherAll(FlatValues values, Combination combination) {
        int count = (int) values.length();
        prepare(count + 1, count + 1);
        values.read(0, count, mine, 0);
        handRound(count + 1, combination.tag());
        combination.of(rows, rank.size(), count + 1, mine);
        values.setAside(0, count, mine, 0);
    }

    private void shareOut(FlatValues values, long from, int count, Combination combination) {
        int part = (count + rank.size() - 1) / rank.size();
        int length = part + 1;
        prepare(rank.size() * length, length);
        for (int to = 0; to < rank.size(); to++) {
            values.read(from + Math.min(to * part, count), inPart(to, part, count), mine, to * length);
            mine[to * length + part] = combination.tag().value();
        }
        rank.allToAll(mine, rows, length);
        combination.tag().check(rank, rows, length);
        combination.of(rows, rank.size(), length, mine);
        handRound(length, combination.tag());
        for (int of = 0; of < rank.size(); of++) {
            values.setAside(from + Math.min(of * part, count), inPart(of, part, count), rows, of * length);
        }
    }

    /** How many values a rank's part of a slice has: the last ones may be short or empty. */
    private static int inPart(int of, int part, int count) {
        return Math.max(0, Math.min(part, count - of * part));
    }

    private void handRound(int length, MessageTag tag) {
        mine[length - 1] = tag.value();
        rank.allGather(mine, rows, length);
        tag.check(rank, rows, length);
    }

    private void prepare(int given, int length) {
        if (mine.length < given) {
            mine = new double[given];
        }
        if (rows.length < rank.size() * length) {
            rows = new double[rank.size() * length];
        }
    }
}
