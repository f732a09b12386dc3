package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;

/** Ranks that do not make the same call find out by what came with the values. */
class SlotsTest {

    private final Slots slots = new Slots(3);

    @Test
    void theSameCallOnAllRanksIsNoMismatch() {
        put(0, 5, Kind.ALL_GATHER, 2);
        put(1, 5, Kind.ALL_GATHER, 2);
        put(2, 5, Kind.ALL_GATHER, 2);
        assertThat(slots.mismatch()).isEmpty();
    }

    @Test
    void theFirstRankThatDiffersFromRank0IsNamedWithBothCalls() {
        put(0, 5, Kind.ALL_GATHER, 2);
        put(1, 5, Kind.ALL_GATHER, 2);
        put(2, 5, Kind.ALL_REDUCE_SUM, 7);
        assertThat(slots.mismatch())
                .isEqualTo(
                        "rank 0 calls allGather of 2 values, rank 2 allReduceSum of 7 values; all ranks must make the"
                                + " same calls in the same order with the same lengths");
    }

    @Test
    void anotherNumberIsAMismatchToo() {
        put(0, 5, Kind.ALL_GATHER, 2);
        put(1, 6, Kind.ALL_GATHER, 2);
        put(2, 5, Kind.ALL_GATHER, 2);
        assertThat(slots.mismatch()).startsWith("rank 0 calls allGather of 2 values, rank 1 ");
    }

    @Test
    void valuesComeBackInRankOrder() {
        for (int rank = 0; rank < 3; rank++) {
            put(rank, 1, Kind.ALL_GATHER, 2);
        }
        double[] all = new double[6];
        slots.read(all, 2);
        assertThat(all).containsExactly(0.5, 1.5, 10.5, 11.5, 20.5, 21.5);
    }

    @Test
    void theRoomFollowsTheLongestOperationUpToALimit() {
        int least = slots.size();
        assertThat(slots.carried(1_000_000)).isLessThan(least);
        slots.makeRoom(3);
        assertThat(slots.size()).isEqualTo(least);
        slots.makeRoom(500);
        assertThat(slots.carried(500)).isEqualTo(500);
        slots.makeRoom(1_000_000);
        assertThat(slots.size() * Double.BYTES).isEqualTo(8 * 1024);
    }

    /** Writes a rank's slot to where MPI puts it. */
    private void put(int rank, long number, Kind kind, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = 10 * rank + i + 0.5;
        }
        slots.fill(number, kind, length, values);
        long bytes = (long) slots.size() * Double.BYTES;
        byte[] slot = new Pointer(slots.mine()).getByteArray(0, (int) bytes);
        new Pointer(slots.all()).write(rank * bytes, slot, 0, slot.length);
    }
}
