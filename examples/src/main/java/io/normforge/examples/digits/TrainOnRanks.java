package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.normforge.Communicator;
import java.io.PrintStream;

/**
 * Trains a network on handwritten digits by several ranks, each with its share of every batch, and compares what comes out with
 * one rank that has the whole batches.
 *
 * <p>Arguments: "mpi", "jgroups" or "threads"; the number of ranks; and "quick" for a run that shows that everything runs, or
 * "times" for the times of messages alone.
 */
public final class TrainOnRanks {

    private TrainOnRanks() {}

    /** Runs the example. */
    public static void main(String[] arguments) throws Exception {
        Transport transport = Transport.of(arguments.length > 0 ? arguments[0] : "threads");
        int ranks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        String effort = arguments.length > 2 ? arguments[2] : "";
        int exitCode = run(transport, ranks, effort, new PrintStream(System.out, true, UTF_8));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(Transport transport, int ranks, String effort, PrintStream out) throws Exception {
        RankProcesses processes = new RankProcesses(ranks, effort);
        if (transport == Transport.THREADS) {
            out.println(ranks + " ranks, a thread each");
            byThreads(ranks, effort, out);
            return 0;
        }
        if (transport == Transport.MPI && RankProcesses.hasMpi()) {
            out.println(ranks + " ranks, a process each, started by mpirun");
            return processes.byMpi();
        }
        if (transport == Transport.MPI) {
            out.println("There is no mpirun on the PATH, so this starts the processes itself.");
        }
        out.println(ranks + " ranks, a process each, over JGroups");
        return processes.itself();
    }

    private static void byThreads(int ranks, String effort, PrintStream out) throws Exception {
        if (effort.equals(RankProcess.TIMES)) {
            Ranks.run(ranks, communicator -> new MessageTimes(communicator, out));
            return;
        }
        RankOutcome outcome = Ranks.run(ranks, communicator -> new RankRun(communicator, Effort.of(effort), out));
        new RankReport(out).print(new RankRun(Communicator.single(), Effort.of(effort), out), outcome);
    }
}
