package io.normforge.mpi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How a process ends whose group is broken. MPI cannot be ended in good order then, so all processes are ended by MPI_Abort, which gives the
 * job its exit code: once every rank's process has come to its end by itself, having been told why, and said what it had to say; or when the
 * time for that is over.
 */
final class Aftermath {

    /** How many milliseconds ranks have to end by themselves once their group is broken. */
    static final String PROPERTY = "normforge.mpi.grace";

    private static final Logger LOG = System.getLogger(Aftermath.class.getPackageName());
    private static final int EXIT_CODE = 1;

    private final World world;
    private final long graceNanos =
            Duration.ofMillis(Long.getLong(PROPERTY, 5_000)).toNanos();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicLong end = new AtomicLong();

    Aftermath(World world) {
        this.world = world;
        Runtime.getRuntime().addShutdownHook(new Thread(this::processEnds, "normforge-mpi-end"));
    }

    /** The time for ranks to end begins. */
    void begin(String reason) {
        if (begun.compareAndSet(false, true)) {
            end.set(System.nanoTime() + graceNanos);
            Thread last = new Thread(() -> abortInTheEnd(reason), "normforge-mpi-abort");
            last.setDaemon(true);
            last.start();
        }
    }

    private void abortInTheEnd(String reason) {
        try {
            Thread.sleep(Duration.ofNanos(graceNanos).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.log(
                Level.ERROR,
                "{0} ends the processes of all ranks, which have not ended by themselves in {1} ms: {2}",
                world.all(),
                Long.toString(Duration.ofNanos(graceNanos).toMillis()),
                reason);
        world.mpi().abort(EXIT_CODE);
    }

    private void processEnds() {
        if (world.isFinished()) {
            return;
        }
        MpiGroup all = world.all();
        if (!all.isBroken()) {
            String reason = "the process of " + all
                    + " ends before its communicator is closed; where a signal ended it, the launcher says why";
            // At this time nobody logs any more.
            System.err.println(reason);
            all.breakUp(reason, null);
        }
        try {
            awaitOthers(all.members());
        } finally {
            world.mpi().abort(EXIT_CODE);
        }
    }

    private void awaitOthers(Members members) {
        members.tell(Notice.Kind.ENDING, 0, "");
        Pace pace = new Pace();
        while (!members.allEnding() && System.nanoTime() - end.get() < 0) {
            world.listen();
            pace.pause();
        }
    }
}
