package io.normforge.examples.digits;

import io.normforge.Communicator;
import io.normforge.jgroups.JGroupsCommunicator;
import io.normforge.jgroups.JGroupsSettings;
import io.normforge.mpi.MpiCommunicator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What carries the ranks' messages. */
enum Transport {
    THREADS,
    MPI,
    JGROUPS;

    /** How long a rank waits for the others: for processes to start on a busy machine, and for the longest step. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static Transport of(String name) {
        return Arrays.stream(values())
                .filter(transport -> transport.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ranks over '" + name + "'; write one of " + Arrays.toString(values())));
    }

    /** The rank that this process is, as whoever started it says. */
    Communicator connect() {
        return switch (this) {
            case THREADS -> throw new IllegalStateException("ranks that are threads have no process of their own");
            case MPI -> MpiCommunicator.world(PATIENCE);
            case JGROUPS -> join();
        };
    }

    /** Without what JGroups has to say of addresses. */
    private static Communicator join() {
        Logger.getLogger("").setLevel(Level.WARNING);
        return JGroupsCommunicator.join(
                JGroupsSettings.ofThisProcess().timeLimit(PATIENCE).joinLimit(PATIENCE));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
