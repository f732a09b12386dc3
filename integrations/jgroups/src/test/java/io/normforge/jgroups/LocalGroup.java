package io.normforge.jgroups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Groups whose members are channels of this process: what they say to each other is what processes say. */
final class LocalGroup implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final List<JGroupsCommunicator> ranks;

    private LocalGroup(int port, List<JGroupsCommunicator> ranks) {
        this.port = port;
        this.ranks = ranks;
    }

    /** What a rank does. */
    interface Body<R> {
        R run(JGroupsCommunicator rank) throws Exception;
    }

    static LocalGroup join(int size, UnaryOperator<JGroupsSettings> settings) {
        int port = FreePorts.first(size);
        return new LocalGroup(
                port,
                together(IntStream.range(0, size)
                        .<Callable<JGroupsCommunicator>>mapToObj(
                                rank -> () -> JGroupsCommunicator.join(settings.apply(member(port, size, rank))))
                        .toList()));
    }

    /** Settings of a member that was given its rank. */
    static JGroupsSettings member(int firstPort, int size, int rank) {
        return anonymous(firstPort, size, rank).rank(rank);
    }

    /** Settings of a member that was not. */
    static JGroupsSettings anonymous(int firstPort, int size, int member) {
        return JGroupsSettings.group("test-" + firstPort, size)
                .port(firstPort + member)
                .hosts("127.0.0.1:" + firstPort)
                .portsBehind(size - 1)
                .timeLimit(PATIENCE)
                .joinLimit(PATIENCE);
    }

    List<JGroupsCommunicator> ranks() {
        return ranks;
    }

    int port(int rank) {
        return port + rank;
    }

    /** What every rank returns, each on a thread of its own. */
    <R> List<R> run(Body<R> body) {
        return together(
                ranks.stream().<Callable<R>>map(rank -> () -> body.run(rank)).toList());
    }

    /** What every rank throws, null where nothing. */
    List<Throwable> thrown(Body<?> body) {
        return run(rank -> {
            try {
                body.run(rank);
                return null;
            } catch (Throwable e) {
                return e;
            }
        });
    }

    @Override
    public void close() {
        together(ranks.stream()
                .<Callable<Void>>map(rank -> () -> {
                    rank.close();
                    return null;
                })
                .toList());
    }

    static <R> List<R> together(List<Callable<R>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<R>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(threads.submit(task)));
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().toString(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while ranks ran", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
