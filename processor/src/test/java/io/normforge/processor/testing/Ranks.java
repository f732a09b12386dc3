package io.normforge.processor.testing;

import io.normforge.Communicator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Work that threads do as ranks. */
public final class Ranks {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Ranks() {}

    /** Communicators that give up before a test does. */
    public static List<Communicator> of(int count) {
        return Communicator.inProcess(count, TIMEOUT);
    }

    /** What each rank returns, in order; the first failure is thrown as it is. */
    public static <T> List<T> inParallel(int count, IntFunction<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int rank = 0; rank < count; rank++) {
                int own = rank;
                futures.add(threads.submit(() -> work.apply(own)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS));
            }
            return results;
        } catch (TimeoutException e) {
            throw new AssertionError("ranks hang", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
