package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.normforge.Communicator;
import java.io.PrintStream;

/** The process of one rank. Arguments: the transport, and "quick" for a run that shows that everything runs. */
final class RankProcess {

    /** The argument for the times of messages, and no training. */
    static final String TIMES = "times";

    private RankProcess() {}

    public static void main(String[] arguments) throws Exception {
        String effort = arguments.length > 1 ? arguments[1] : "";
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        Transport transport = Transport.of(arguments[0]);
        if (effort.equals(TIMES)) {
            try (Communicator communicator = transport.connect()) {
                new MessageTimes(communicator, out).call();
            }
        } else {
            train(transport, Effort.of(effort), out);
        }
    }

    /** What rank 0 does alone at the end the others need not wait for. */
    private static void train(Transport transport, Effort effort, PrintStream out) throws Exception {
        RankRun run;
        RankOutcome outcome;
        try (Communicator communicator = transport.connect()) {
            run = new RankRun(communicator, effort, out);
            outcome = run.call();
        }
        if (run.communicator().rank() == 0) {
            new RankReport(out).print(run, outcome);
        }
    }
}
