package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.normforge.Communicator;
import java.io.PrintStream;

/** The process of one rank. Arguments: the transport, and "quick" for a run that shows that everything runs. */
final class RankProcess {

    private RankProcess() {}

    public static void main(String[] arguments) throws Exception {
        Effort effort = Effort.of(arguments.length > 1 ? arguments[1] : "");
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        try (Communicator communicator = Transport.of(arguments[0]).connect()) {
            RankRun run = new RankRun(communicator, effort, out);
            RankOutcome outcome = run.call();
            if (communicator.rank() == 0) {
                new RankReport(out).print(run, outcome);
            }
        }
    }
}
