package io.normforge.examples.digits;

import io.normforge.Communicator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs ranks as threads. */
final class Ranks {

    private Ranks() {}

    /** What the first rank returns, once all have returned. */
    static <R> R run(int size, Function<Communicator, ? extends Callable<R>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Future<R>> results = Communicator.inProcess(size, Transport.PATIENCE).stream()
                    .map(work)
                    .map(threads::submit)
                    .collect(Collectors.toList());
            R first = results.get(0).get();
            for (Future<R> result : results) {
                result.get();
            }
            return first;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rank failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ranks were running", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
