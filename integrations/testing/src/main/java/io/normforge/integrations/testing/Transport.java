package io.normforge.integrations.testing;

import io.normforge.Communicator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What connects ranks that are processes. A class of its own for each transport, with a constructor without arguments: test and
 * ranks each make one.
 */
public interface Transport {

    /** For names of tests and messages. */
    String name();

    /** Why its tests cannot run on this machine; empty if they can. */
    default String missing() {
        return "";
    }

    /**
     * Starts a process for each rank, or one that starts them all. Their output goes where {@code start} sends it.
     *
     * @param ranks what starts the JVM of each rank, in rank order
     * @param start starts a process; environment variables and arguments are the transport's to add
     */
    List<Process> launch(List<List<String>> ranks, Starter start) throws IOException;

    /** Joins the group, in the process of a rank. */
    Communicator connect(int rank, int size, Duration timeout);

    /**
     * Whether the launcher ends all processes as soon as one dies, before those that are left can say anything; its own message
     * then says who it was.
     */
    default boolean launcherEndsAll() {
        return false;
    }

    /** What a transport starts processes by. */
    interface Starter {

        Process start(ProcessBuilder process) throws IOException;
    }
}
