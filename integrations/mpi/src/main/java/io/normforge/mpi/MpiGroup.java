package io.normforge.mpi;

import io.normforge.CommunicatorException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One rank of a group. An operation is made of MPI's own collectives, started and then asked for until they are completed, so that meanwhile
 * this rank hears what others have to tell, sees that it is interrupted, and gives up in time: MPI itself waits for ever.
 *
 * <p>What MPI is given to read and write stays reachable as long as this object, which the process keeps to its end: an operation that fails may
 * leave MPI with it.
 */
final class MpiGroup {

    /** How long a rank that has waited long enough waits for the others to say that they are here too. */
    private static final long ANSWER = TimeUnit.MILLISECONDS.toNanos(500);

    private final World world;
    private final Mpi mpi;
    private final long comm;
    private final int rank;
    private final int size;
    private final Members members;
    private final Slots slots;
    private final NativeDoubles request = new NativeDoubles(1);
    private final AtomicBoolean busy = new AtomicBoolean();
    private NativeDoubles mine = new NativeDoubles(1);
    private NativeDoubles all = new NativeDoubles(1);
    private volatile long completed;
    private volatile Ending over;
    private volatile boolean broken;

    MpiGroup(World world, long comm) {
        this.world = world;
        this.comm = comm;
        mpi = world.mpi();
        rank = mpi.rank(comm);
        size = mpi.size(comm);
        members = new Members(rank, size, new Post(mpi, comm));
        slots = new Slots(size);
    }

    int rank() {
        return rank;
    }

    int size() {
        return size;
    }

    long comm() {
        return comm;
    }

    Members members() {
        return members;
    }

    boolean isBroken() {
        return broken;
    }

    /** The part of this group whose ranks give the same colour. */
    MpiGroup split(int colour) {
        exchange(Kind.SPLIT, new double[] {colour}, new double[size], 1);
        try {
            return world.split(this, colour);
        } catch (MpiException e) {
            breakUp(this + ": " + e.getMessage(), e, completed);
            throw failure(Kind.SPLIT, 1);
        }
    }

    /** Makes one operation; {@code received} is written if it succeeds, and only then. */
    void exchange(Kind kind, double[] given, double[] received, int length) {
        if (!busy.compareAndSet(false, true)) {
            breakUp("two threads call " + this + " at once; give every thread a rank of its own", null, completed);
            throw failure(kind, length);
        }
        try {
            checkGoesOn(kind, length);
            long number = completed + 1;
            slots.fill(number, kind, length, given);
            mpi.allGather(comm, slots.mine(), slots.all(), slots.size(), request.address());
            await(kind, length);
            String mismatch = slots.mismatch();
            if (!mismatch.isEmpty()) {
                breakUp(mismatch, null, completed);
                throw failure(kind, length);
            }
            if (kind == Kind.ALL_TO_ALL) {
                exchangeEach(given, received, length);
            } else {
                gatherTheRest(kind, given, received, length);
            }
            completed = number;
            slots.makeRoom(length);
        } catch (MpiException e) {
            breakUp(this + ": " + e.getMessage(), e, completed);
            throw failure(kind, length);
        } finally {
            busy.set(false);
        }
    }

    private void gatherTheRest(Kind kind, double[] given, double[] received, int length) {
        int carried = slots.carried(length);
        int rest = length - carried;
        if (rest > 0) {
            mine = mine.orLonger(rest);
            all = all.orLonger(size * rest);
            mine.put(0, given, carried, rest);
            mpi.allGather(comm, mine.address(), all.address(), rest, request.address());
            await(kind, length);
            for (int other = 0; other < size; other++) {
                all.get(other * rest, received, other * length + carried, rest);
            }
        }
        slots.read(received, length);
    }

    private void exchangeEach(double[] given, double[] received, int length) {
        if (length > 0) {
            mine = mine.orLonger(size * length);
            all = all.orLonger(size * length);
            mine.put(0, given, 0, size * length);
            mpi.allToAll(comm, mine.address(), all.address(), length, request.address());
            await(Kind.ALL_TO_ALL, length);
            all.get(0, received, 0, size * length);
        }
    }

    /** Waits for what was started last. */
    private void await(Kind kind, int length) {
        Pace pace = new Pace();
        while (!mpi.completed(request.address())) {
            pace.pause();
            if (pace.takesLong()) {
                checkGoesOn(kind, length);
                if (pace.exceeds(world.timeoutNanos())) {
                    callTheRoll(kind, length);
                }
            }
        }
    }

    /** Throws if this operation cannot succeed any more. */
    private void checkGoesOn(Kind kind, int length) {
        world.listen();
        // A rank that has left does not mind who else leaves.
        if (over == null) {
            members.leftBefore(completed + 1).ifPresent(this::breakUp);
        }
        if (over == null && size > 1 && Thread.currentThread().isInterrupted()) {
            breakUp(this + " was interrupted while it waited", new InterruptedException(), completed);
        }
        Ending ending = over;
        if (ending != null && completed + 1 > ending.made()) {
            throw failure(kind, length);
        }
    }

    /** Breaks the group, after a look at who else waits. */
    private void callTheRoll(Kind kind, int length) {
        members.forgetPresence();
        members.tell(Notice.Kind.ROLL_CALL, completed, "");
        Pace pace = new Pace();
        while (!members.allPresent() && !pace.exceeds(Math.min(ANSWER, world.timeoutNanos()))) {
            pace.pause();
            checkGoesOn(kind, length);
        }
        String who = members.allPresent()
                ? "all ranks have come, but MPI does not complete the operation"
                : "of " + size + " ranks these did not come: " + members.absent()
                        + "; let a rank that stops call fail or close, and allow more time if it is only slow";
        breakUp("rank " + rank + " has waited " + world.timeoutMillis() + " ms, and " + who, null, completed);
        throw failure(kind, length);
    }

    /** Takes what others have told. */
    void listen() {
        members.listen(busy.get() ? completed + 1 : 0);
        members.broken().ifPresent(this::breakUp);
    }

    private void breakUp(Ending ending) {
        breakUp(ending.reason(), ending.cause(), ending.made());
    }

    /** Breaks the group for good, and tells the others; the first reason stands. */
    void breakUp(String reason, Throwable cause, long made) {
        synchronized (members) {
            if (broken || world.isFinished()) {
                return;
            }
            broken = true;
            if (over == null) {
                over = new Ending(reason, cause, made);
            }
            members.tell(Notice.Kind.BROKEN, made, reason);
        }
        world.broken(reason, cause);
    }

    /** Breaks the group because this rank's program says so, unless it has left already. */
    void fail(Throwable cause) {
        if (over == null) {
            breakUp(this + " has failed: " + cause, cause, completed);
        }
    }

    /** Breaks the group between operations of this rank, or in the midst of one, which then fails. */
    void breakUp(String reason, Throwable cause) {
        breakUp(reason, cause, completed);
    }

    /** Leaves in good order, if this rank is in no operation. */
    void leave() {
        synchronized (members) {
            if (over == null && busy.get()) {
                breakUp(members.closes(rank), null, completed);
            } else if (over == null) {
                over = new Ending(members.closes(rank), null, completed);
                members.tell(Notice.Kind.CLOSED, completed, "");
            }
        }
    }

    private CommunicatorException failure(Kind kind, int length) {
        return new CommunicatorException(
                this + ", operation " + (completed + 1) + " (" + kind.of(length) + "): " + over.reason(), over.cause());
    }

    @Override
    public String toString() {
        return "rank " + rank + " of " + size;
    }
}
