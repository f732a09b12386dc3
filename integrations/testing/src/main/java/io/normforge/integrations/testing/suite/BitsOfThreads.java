package io.normforge.integrations.testing.suite;

import io.normforge.Communicator;
import io.normforge.integrations.testing.programs.SyncBatchSteps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What ranks report that are threads of this process. */
final class BitsOfThreads {

    private BitsOfThreads() {}

    static List<String> of(int ranks, int steps) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ranks);
        try {
            List<Future<String>> futures = new ArrayList<>();
            for (Communicator rank : Communicator.inProcess(ranks, Duration.ofMinutes(1))) {
                futures.add(threads.submit(() -> SyncBatchSteps.bits(rank, steps)));
            }
            List<String> bits = new ArrayList<>();
            for (Future<String> future : futures) {
                bits.add(future.get());
            }
            return bits;
        } finally {
            threads.shutdownNow();
        }
    }
}
