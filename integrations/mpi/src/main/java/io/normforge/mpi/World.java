package io.normforge.mpi;

import io.normforge.CommunicatorException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** MPI in this process, which starts once and ends once, and the groups it is in: first that of all ranks, then parts of it. */
final class World {

    private static final Logger LOG = System.getLogger(World.class.getPackageName());

    private static World started;

    private final Mpi mpi;
    private final MainThread main = new MainThread();
    private final Duration timeout;
    private final boolean ours;
    private final List<MpiGroup> groups = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Aftermath aftermath;
    private volatile boolean finished;

    private World(Duration timeout) {
        this.timeout = timeout;
        mpi = new Mpi(MpiLibrary.load());
        ours = main.call("for MPI_Init_thread, which waits for all ranks", timeout, mpi::init);
        long comm = main.call("for MPI_Comm_dup, which waits for all ranks", timeout, mpi::duplicateWorld);
        groups.add(new MpiGroup(this, comm));
        Launcher.check(System.getenv(), all().size(), mpi);
        aftermath = new Aftermath(this);
        LOG.log(Level.DEBUG, "{0} over {1}", all(), mpi);
    }

    static synchronized World start(Duration timeout) {
        if (started != null) {
            throw new IllegalStateException(
                    "MPI has been started in this process, which it can be once: use the communicator of that time, or a part of it by split");
        }
        try {
            started = new World(timeout);
            return started;
        } catch (MpiException e) {
            throw new CommunicatorException(Launcher.title(System.getenv()) + ": " + e.getMessage(), e);
        }
    }

    Mpi mpi() {
        return mpi;
    }

    MpiGroup all() {
        return groups.get(0);
    }

    boolean isFinished() {
        return finished;
    }

    long timeoutNanos() {
        return timeout.toNanos();
    }

    long timeoutMillis() {
        return timeout.toMillis();
    }

    /** The part of a group whose ranks give the same colour; all of them have agreed to split it. */
    MpiGroup split(MpiGroup group, int colour) {
        long comm = main.call(
                "for MPI_Comm_split, which waits for all ranks",
                timeout,
                () -> mpi.split(group.comm(), colour, group.rank()));
        MpiGroup part = new MpiGroup(this, comm);
        groups.add(part);
        return part;
    }

    /** Takes what others have told, in all groups. */
    void listen() {
        if (!finished) {
            groups.forEach(MpiGroup::listen);
        }
    }

    /** One group is broken, so all are, since MPI can only be ended as a whole. */
    void broken(String reason, Throwable cause) {
        groups.forEach(group -> group.breakUp(reason, cause));
        aftermath.begin(reason);
    }

    private boolean isBroken() {
        return groups.stream().anyMatch(MpiGroup::isBroken);
    }

    /** Leaves all groups, waits for the other ranks to do so, and ends MPI. Returns at once if a group is broken. */
    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        groups.forEach(MpiGroup::leave);
        try {
            awaitOthers();
        } catch (MpiException e) {
            all().breakUp(all() + ": " + e.getMessage(), e);
        }
        if (!isBroken()) {
            finish();
        }
    }

    private void awaitOthers() {
        Pace pace = new Pace();
        while (!isBroken() && !groups.stream().allMatch(group -> group.members().allClosed())) {
            listen();
            pace.pause();
            if (pace.exceeds(timeoutNanos())) {
                giveUp();
            }
        }
    }

    /** Nobody is in a call that could fail with the reason, so it is logged. */
    private void giveUp() {
        String reason = all() + " has closed its communicator and waited " + timeoutMillis()
                + " ms for these ranks to close theirs: " + all().members().notClosed()
                + "; close it on every rank as soon as nothing is left to exchange";
        LOG.log(Level.ERROR, reason);
        all().breakUp(reason, null);
    }

    /** From here on nothing else calls MPI. All ranks have said that they come here too. */
    private void finish() {
        finished = true;
        try {
            if (ours) {
                main.call("for MPI_Finalize, which waits for all ranks", timeout, () -> {
                    mpi.finish();
                    return null;
                });
            }
        } catch (MpiException e) {
            LOG.log(Level.ERROR, all() + " cannot end MPI: " + e.getMessage(), e);
        }
    }
}
