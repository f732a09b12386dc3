package io.normforge.integrations.testing;

import io.normforge.Communicator;
import io.normforge.integrations.testing.programs.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prints a table of latencies in one run: of threads, and of each transport whose class is an argument. */
public final class Latencies {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Latencies() {}

    /** Names of classes of transports. */
    public static void main(String[] transports) throws Exception {
        System.out.printf(
                "%-24s %10s %10s %10s %10s %10s %10s%n",
                "microseconds", "0.5 KB", "p99", "4 KB", "p99", "64 KB", "p99");
        for (int ranks : new int[] {2, 4}) {
            print("threads", ranks, ofThreads(ranks));
            for (String name : transports) {
                Transport transport = Class.forName(name)
                        .asSubclass(Transport.class)
                        .getDeclaredConstructor()
                        .newInstance();
                print(transport.name(), ranks, ofProcesses(transport, ranks));
            }
        }
    }

    private static void print(String way, int ranks, String row) {
        System.out.printf(Locale.ROOT, "%-24s%s%n", way + ", " + ranks + " ranks", row);
    }

    private static String ofProcesses(Transport transport, int ranks) throws Exception {
        try (Job job = Job.start(new JobSpec(transport, ranks, Latency.class, LIMIT, List.of()))) {
            JobEnd end = job.awaitEnd(LIMIT);
            if (!end.succeeded()) {
                throw new IllegalStateException("no latencies of " + transport.name() + ": " + end);
            }
            return job.report(0, Latency.REPORT);
        }
    }

    private static String ofThreads(int ranks) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(ranks);
        try {
            List<Future<String>> rows = new ArrayList<>();
            for (Communicator rank : Communicator.inProcess(ranks, LIMIT)) {
                rows.add(threads.submit(() -> Latency.measure(rank)));
            }
            return rows.get(0).get();
        } finally {
            threads.shutdown();
        }
    }
}
