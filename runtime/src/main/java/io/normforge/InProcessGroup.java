package io.normforge;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the ranks of one process meet. All state is guarded by this object's monitor, except that ranks read the shared
 * array of a completed operation outside it:
 *
 * <ul>
 *   <li>Every rank writes its values under the monitor, and leaves operation k through the monitor after the last one
 *       has come. So all writes happen-before all reads.
 *   <li>Operations take turns with two arrays. The array of operation k is written again in operation k + 2, which
 *       nobody enters before all ranks have come to k + 1, each after its reads for k. So all reads happen-before the
 *       next writes, and a fast rank cannot overtake a slow one.
 * </ul>
 *
 * <p>A monitor and not {@code java.util.concurrent}, whose conditions allocate a node for every wait.
 */
final class InProcessGroup {

    private final boolean[] here;
    private final long timeoutMillis;
    private final double[][] shared = {{}, {}};
    private long completed;
    private int missing;
    private int first;
    private Collective collective;
    private int length;
    private String broken;
    private Throwable brokenBy;

    private InProcessGroup(int ranks, long timeoutMillis) {
        here = new boolean[ranks];
        missing = ranks;
        this.timeoutMillis = timeoutMillis;
    }

    static List<Communicator> of(int ranks, Duration timeout) {
        if (ranks < 1) {
            throw new IllegalArgumentException("a group of " + ranks + " ranks; it needs at least 1");
        }
        if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("a timeout of " + timeout + "; it takes at least PT0.001S");
        }
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        long millis = (timeout.compareTo(longest) < 0 ? timeout : longest).toMillis();
        InProcessGroup group = new InProcessGroup(ranks, millis);
        return IntStream.range(0, ranks)
                .<Communicator>mapToObj(rank -> new InProcessRank(group, rank))
                .toList();
    }

    int size() {
        return here.length;
    }

    /** Waits for all ranks; their values, rank-major, to be read before the rank's next call. */
    synchronized double[] exchange(int rank, Collective wanted, double[] mine, int count) {
        long operation = completed + 1;
        double[] meeting = join(rank, wanted, count);
        int given = wanted.given(here.length, count);
        System.arraycopy(mine, 0, meeting, rank * given, given);
        here[rank] = true;
        missing--;
        if (missing == 0) {
            complete();
        } else {
            awaitOthers(rank, operation);
        }
        return meeting;
    }

    /** Breaks the group for good; the first reason stands. */
    synchronized void breakUp(String reason, Throwable cause) {
        if (broken == null) {
            broken = reason;
            brokenBy = cause;
            notifyAll();
        }
    }

    /** The array to write to. */
    private double[] join(int rank, Collective wanted, int count) {
        if (broken == null && here[rank]) {
            breakUp("two threads call rank " + rank + " at once; give every thread a rank of its own", null);
        }
        if (broken == null && missing < here.length && (wanted != collective || count != length)) {
            breakUp(mismatch(rank, wanted, count), null);
        }
        if (broken != null) {
            throw failure(rank, wanted, count);
        }
        int turn = (int) (completed & 1);
        if (missing == here.length) {
            int room = here.length * wanted.given(here.length, count);
            if (shared[turn].length < room) {
                shared[turn] = new double[room];
            }
            first = rank;
            collective = wanted;
            length = count;
        }
        return shared[turn];
    }

    private void complete() {
        completed++;
        missing = here.length;
        Arrays.fill(here, false);
        notifyAll();
    }

    /** Returns once the operation is complete, whatever has happened since: it then succeeds on all ranks. */
    private void awaitOthers(int rank, long operation) {
        long start = System.nanoTime();
        try {
            while (completed < operation && broken == null) {
                long left = timeoutMillis - (System.nanoTime() - start) / 1_000_000;
                if (left > 0) {
                    wait(left);
                } else {
                    breakUp(absence(rank), null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (completed < operation) {
                breakUp("rank " + rank + " was interrupted while it waited", e);
            }
        }
        if (completed < operation) {
            throw failure(rank, collective, length);
        }
    }

    private String mismatch(int rank, Collective wanted, int count) {
        return "rank " + first + " calls " + collective.of(length) + ", rank " + rank + " " + wanted.of(count)
                + "; all ranks must make the same calls in the same order with the same lengths";
    }

    private String absence(int rank) {
        String absent = IntStream.range(0, here.length)
                .filter(other -> !here[other])
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "rank " + rank + " has waited " + timeoutMillis + " ms, and of " + here.length + " ranks these did not"
                + " come: " + absent + "; let a rank that stops call fail or close, and allow more time if it is only"
                + " slow";
    }

    private CommunicatorException failure(int rank, Collective wanted, int count) {
        return new CommunicatorException(
                "rank " + rank + " of " + here.length + ", operation " + (completed + 1) + " (" + wanted.of(count)
                        + "): " + broken,
                brokenBy);
    }
}
