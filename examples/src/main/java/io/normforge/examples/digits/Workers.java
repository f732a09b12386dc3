package io.normforge.examples.digits;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Measures configurations side by side, and reports each when it is done. A result depends on no other. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;
    private final PrintStream progress;

    Workers(int threads, PrintStream progress) {
        this.threads = Executors.newFixedThreadPool(threads);
        this.progress = progress;
    }

    /**
     * The results, in the order of the configurations, once all are there.
     *
     * @throws CompletionException if one could not be measured, with its cause
     */
    <C, R> List<R> measure(String title, List<C> configurations, Function<? super C, R> measurement) {
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<R>> results = configurations.stream()
                .map(configuration -> CompletableFuture.supplyAsync(
                        () -> {
                            R result = measurement.apply(configuration);
                            progress.println(title + " " + done.incrementAndGet() + "/" + configurations.size() + "  "
                                    + configuration + ": " + result);
                            return result;
                        },
                        threads))
                .toList();
        return results.stream().map(CompletableFuture::join).toList();
    }

    /** Waits for nobody. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
