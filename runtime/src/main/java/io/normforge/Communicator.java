package io.normforge;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One rank's link to the other workers of a group, over which SYNC_BATCH pools its statistics. {@link #inProcess}
 * connects threads of one JVM, {@link #single} is one rank alone; normforge-mpi and normforge-jgroups connect processes, and
 * anything else implements this interface.
 *
 * <p>The primitive is {@link #allGather}, because it serves a normalization better than sums do. In forward every rank
 * sends, per channel, its count n, its mean and M₂ = Σ(x − mean)², and merges what it got, rank by rank in rank order,
 * by Chan's formula:
 *
 * <pre>
 *     n = nₐ + n_b,   δ = mean_b − meanₐ
 *     mean = meanₐ + δ · n_b / n
 *     M₂   = M₂ₐ + M₂_b + δ² · nₐ · n_b / n          (a rank with n_b = 0 is skipped)
 * </pre>
 *
 * One synchronisation, weighted by counts, and no difference of large sums. Summing Σx and Σx² would cancel; summing
 * deviations from the common mean would need a second synchronisation to learn that mean first. Backward has no such
 * trouble: {@link #allReduceSum} of Σdŷ and Σdŷ·x̂.
 *
 * <p><b>What callers and implementers agree on.</b>
 *
 * <ul>
 *   <li>Every rank makes the same calls in the same order with the same lengths. Anything else is an error on all ranks
 *       where the implementation can tell.
 *   <li>A call returns when all ranks have made it. An implementation limits how long it waits.
 *   <li>Every rank gets the same bits, and the same bits again when the run is repeated: values move unchanged, and
 *       sums are taken in rank order. A library's own reduction seldom promises that; then keep the default
 *       {@code allReduceSum}.
 *   <li>A rank that fails, leaves or is interrupted makes the others fail, with a {@link CommunicatorException}. The
 *       group is broken from then on: every later call on any rank fails at once.
 *   <li>{@code allGather}, {@code allReduceSum} and {@code allToAll} of one rank are called by one thread at a time; {@code fail} and
 *       {@code close} by any thread at any time. Different ranks may live on different threads.
 *   <li>A caller's arrays are its own again when the call is over, and the call keeps no reference to them.
 * </ul>
 */
public interface Communicator extends AutoCloseable {

    /** This worker's number, from 0 to size − 1. */
    int rank();

    /** How many workers there are. */
    int size();

    /**
     * Hands every rank the values of all ranks: all[r · length + i] = the value i of rank r.
     *
     * <p>The arrays may be longer than needed, so that a caller can use the same two for calls of any length.
     *
     * @param mine this rank's values, in its first {@code length} elements; left as they are
     * @param all receives size · length values; another array than {@code mine}, left as it is if the arguments are
     *     refused
     * @param length how many values each rank gives, the same on all ranks; 0 only waits for the others
     * @throws IllegalArgumentException if {@code length} is negative or the arrays are the same
     * @throws IndexOutOfBoundsException if an array is too short; like the former found before anything is sent, so
     *     the call can be made again
     * @throws CommunicatorException if another rank failed or did not come, made another call, or this one was
     *     interrupted while it waited; the interrupt flag is then set again
     */
    void allGather(double[] mine, double[] all, int length);

    /**
     * Replaces values by their sums over all ranks, taken in rank order: ((v₀ + v₁) + v₂) + …
     *
     * @param values this rank's summands, in its first {@code length} elements, then the sums; unchanged if the call
     *     fails
     * @param gathered receives what {@link #allGather} would give: room for size · length values
     * @param length how many values each rank gives, the same on all ranks
     * @throws RuntimeException as {@link #allGather} does
     */
    default void allReduceSum(double[] values, double[] gathered, int length) {
        allGather(values, gathered, length);
        RankMajor.sum(gathered, size(), length, values);
    }

    /**
     * Hands every rank what each of the others has for it: received[r · length + i] = the value rank() · length + i of rank
     * r. With it a long sum is shared out: each rank adds up one part of it, and nobody holds the values of all.
     *
     * <p>This default gathers everything in slices and keeps its own part, so every rank is sent what is meant for the
     * others too, and each call needs scratch for up to 65,536 values of all ranks and a slice of its own. An implementation over a network
     * does better to send to each rank what is for it.
     *
     * @param mine this rank's values, {@code length} for each rank, those for rank r from r · length; left as they are
     * @param received receives size · length values; another array than {@code mine}, left as it is if the arguments are
     *     refused, and of no use if the call fails
     * @param length how many values each rank gives to each, the same on all ranks; 0 only waits for the others
     * @throws RuntimeException as {@link #allGather} does
     */
    default void allToAll(double[] mine, double[] received, int length) {
        RankMajor.checkToAll(this, mine, received, length);
        RankMajor.toAll(this, mine, received, length);
    }

    /**
     * Breaks the group because this rank cannot go on: calls of other ranks fail at once, with this cause. Without it
     * they would wait for this rank as long as they are allowed to. Does nothing if the group is broken already.
     */
    void fail(Throwable cause);

    /**
     * Leaves the group. Calls that all ranks have made still succeed everywhere; every other call of any rank fails, at
     * once. Does nothing if the group is broken already.
     */
    @Override
    void close();

    /**
     * The same rank, whose calls are counted under a name where somebody counts: see {@link #measured}. Everywhere else it is
     * this object itself.
     */
    default Communicator named(String name) {
        return this;
    }

    /**
     * A rank that counts its messages, their bytes and the time that they take, for each layer and for whatever else is
     * {@link #named}. Make layers with it in the place of the other. A call costs two readings of the clock more, and allocates
     * nothing.
     */
    static MeasuredCommunicator measured(Communicator rank) {
        return new MeasuredCommunicator(rank);
    }

    /**
     * A group of one rank, which never waits; {@code fail} and {@code close} do nothing, for there is nobody to tell.
     * Any number of threads may use it at once.
     */
    static Communicator single() {
        return SingleRank.INSTANCE;
    }

    /**
     * A group of threads in this JVM, one communicator per rank, in rank order.
     *
     * <p>A call succeeds on all ranks or fails on all. Calls allocate nothing once the longest has been made. What a
     * rank did before a call happens-before what any rank does after the same call. Waiting holds a platform thread: run
     * ranks on virtual threads from Java 24 only.
     *
     * @param ranks how many; at least 1
     * @param timeout how long a rank waits for the others in one call before the group is broken; at least 1 ms, to
     *     which it is rounded down
     * @throws IllegalArgumentException if either is too small
     */
    static List<Communicator> inProcess(int ranks, Duration timeout) {
        Objects.requireNonNull(timeout, "timeout: how long a rank waits for the others in one call");
        return InProcessGroup.of(ranks, timeout);
    }
}
