package io.normforge.mpi;

import io.normforge.Communicator;
import java.time.Duration;
import java.util.Objects;

/**
 * A rank of a group of processes that MPI's launcher started ({@code mpirun}, {@code mpiexec}, {@code srun}), over whichever MPI is
 * installed: one with MPI-5's standard interface, Open MPI, or MPICH and its kin. The system property {@code normforge.mpi.library} names the
 * file of its library where the first that is found is not the one that is meant.
 *
 * <pre>{@code
 * MpiCommunicator rank = MpiCommunicator.world(Duration.ofMinutes(1));
 * try {
 *     train(rank);
 * } catch (Throwable e) {
 *     rank.fail(e);
 *     throw e;
 * } finally {
 *     rank.close();
 * }
 * }</pre>
 *
 * <p>Values are moved by MPI's gather, and sums taken here in rank order, so they are the same bits as those of threads. Every wait has the
 * limit that was given. What all ranks are told when one goes wrong, they are told over MPI; a process that is killed says nothing, and then
 * it is the launcher that ends the others, with its own message.
 *
 * <p>A broken group is the end of its processes. Each has five seconds ({@code normforge.mpi.grace}, in milliseconds) to end by itself; then,
 * or when the last has come to its end, MPI_Abort ends what is left, and the job has an exit code other than 0.
 *
 * <p>Calls of one rank are made by one thread at a time; {@code fail} and {@code close} by any.
 */
public final class MpiCommunicator implements Communicator {

    private final World world;
    private final MpiGroup group;

    private MpiCommunicator(World world, MpiGroup group) {
        this.world = world;
        this.group = group;
    }

    /**
     * Starts MPI in this process and joins all ranks. A process that no launcher started is alone, of size 1.
     *
     * @param timeout how long a rank waits for the others, here, in each call and in {@link #close}; at least 1 ms
     * @throws IllegalArgumentException if the timeout is too small
     * @throws IllegalStateException if MPI was started here before: no process can twice
     * @throws io.normforge.CommunicatorException if no MPI is installed, it does not start, or not all ranks do in time
     */
    public static MpiCommunicator world(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout: how long a rank waits for the others in one call");
        if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("a timeout of " + timeout + "; it takes at least PT0.001S");
        }
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        World world = World.start(timeout.compareTo(longest) < 0 ? timeout : longest);
        return new MpiCommunicator(world, world.all());
    }

    /**
     * The part of this group whose ranks give the same colour, in the order they have here; all ranks of this group call it together. MPI keeps
     * parts to its end: split once, and not in each step. A part that breaks breaks the whole.
     *
     * @param colour 0 or more
     * @throws IllegalArgumentException if the colour is below 0
     * @throws io.normforge.CommunicatorException as calls do
     */
    public MpiCommunicator split(int colour) {
        if (colour < 0) {
            throw new IllegalArgumentException(this + ": the colour is " + colour + "; write 0 or more");
        }
        return new MpiCommunicator(world, group.split(colour));
    }

    /** What MPI says of itself, with the file it was found in. */
    public String mpi() {
        return world.mpi().toString();
    }

    @Override
    public int rank() {
        return group.rank();
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public void allGather(double[] mine, double[] all, int length) {
        Arguments.check(this, mine, length, all, length);
        group.exchange(Kind.ALL_GATHER, mine, all, length);
    }

    /** Adds in rank order what was gathered: MPI's own sum may add in any order. */
    @Override
    public void allReduceSum(double[] values, double[] gathered, int length) {
        Arguments.check(this, values, length, gathered, length);
        group.exchange(Kind.ALL_REDUCE_SUM, values, gathered, length);
        System.arraycopy(gathered, 0, values, 0, length);
        for (int other = 1; other < size(); other++) {
            for (int i = 0; i < length; i++) {
                values[i] += gathered[other * length + i];
            }
        }
    }

    @Override
    public void allToAll(double[] mine, double[] received, int length) {
        Arguments.check(this, mine, (long) size() * length, received, length);
        group.exchange(Kind.ALL_TO_ALL, mine, received, length);
    }

    @Override
    public void fail(Throwable cause) {
        Objects.requireNonNull(cause, "cause: what keeps this rank from going on");
        group.fail(cause);
    }

    /**
     * Leaves the group. Of all ranks, this waits until every rank has left, then ends MPI, after which the process may go on alone: close as
     * soon as nothing is left to exchange, and write files afterwards. A part of them is only left.
     */
    @Override
    public void close() {
        if (group == world.all()) {
            world.close();
        } else {
            group.leave();
        }
    }

    @Override
    public String toString() {
        return group.toString();
    }
}
