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

    /** Launchers give processes a second between telling them to end and killing them. */
    private static final long SIGN = Duration.ofMillis(300).toNanos();

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
        try {
            MpiGroup all = world.all();
            all.members().tell(Notice.Kind.ENDING, 0, "");
            if (!all.isBroken()) {
                String reason = reason(all);
                // At this time nobody logs any more.
                System.err.println(reason);
                all.breakUp(reason, null);
            }
            awaitOthers(all.members());
        } finally {
            world.mpi().abort(EXIT_CODE);
        }
    }

    /** Where the launcher ends all processes since one has died, that one is the only one that does not say that it ends. */
    private String reason(MpiGroup all) {
        Pace pace = new Pace();
        while (!all.isBroken() && !all.members().allEnding() && !pace.exceeds(SIGN)) {
            world.listen();
            pace.pause();
        }
        String reason = "the process of " + all
                + " ends before its communicator is closed; where a signal ended it, the launcher says why";
        return all.members().someEnding() && !all.members().allEnding()
                ? reason + "; others end too, and no sign came of these ranks: "
                        + all.members().notEnding()
                : reason;
    }

    /** Until all others have come to their end, or their time is over. */
    private void awaitOthers(Members members) {
        Pace pace = new Pace();
        while (!members.allEnding() && System.nanoTime() - end.get() < 0) {
            world.listen();
            pace.pause();
        }
    }
}
