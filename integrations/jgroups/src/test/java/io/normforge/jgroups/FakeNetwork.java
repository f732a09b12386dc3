package io.normforge.jgroups;

import io.normforge.CommunicatorException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jgroups.util.UUID;

/** Exchanges of several ranks, between which messages wait until the test delivers them, in whatever order it likes. */
final class FakeNetwork {

    private static final Duration NEVER = Duration.ofHours(1);

    private final int ranks;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<List<Queue<byte[]>>> waiting = new ArrayList<>();

    FakeNetwork(int ranks) {
        this(ranks, NEVER);
    }

    FakeNetwork(int ranks, Duration timeLimit) {
        this.ranks = ranks;
        for (int from = 0; from < ranks; from++) {
            waiting.add(IntStream.range(0, ranks)
                    .<Queue<byte[]>>mapToObj(to -> new ConcurrentLinkedQueue<>())
                    .toList());
            exchanges.add(new Exchange(roster(from), outlet(from), timeLimit));
        }
    }

    Exchange exchange(int rank) {
        return exchanges.get(rank);
    }

    /** Starts a gather of one value, which is on its way once this returns. */
    CompletableFuture<double[]> gather(int rank, double value) throws InterruptedException {
        return call(rank, Call.ALL_GATHER, value);
    }

    CompletableFuture<double[]> call(int rank, Call call, double... values) throws InterruptedException {
        CompletableFuture<double[]> result = new CompletableFuture<>();
        Deque<Thread> started = new ArrayDeque<>();
        Thread thread = new Thread(() -> complete(result, rank, call, values), "rank " + rank);
        started.add(thread);
        thread.setDaemon(true);
        thread.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!result.isDone() && thread.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        return result;
    }

    /** Delivers everything between ranks that are not cut off, until nothing is left. */
    void deliverAll() {
        boolean some = true;
        while (some) {
            some = false;
            for (int from = 0; from < ranks; from++) {
                for (int to = 0; to < ranks; to++) {
                    some |= deliver(from, to);
                }
            }
        }
    }

    /** The same until a call has ended, as one does whose time is over. */
    void deliverUntilEnd(CompletableFuture<double[]> call) throws InterruptedException {
        while (!call.isDone()) {
            deliverAll();
            Thread.sleep(1);
        }
    }

    /** Delivers what waits between two ranks; false if nothing did. */
    boolean deliver(int from, int to) {
        boolean some = false;
        byte[] message;
        while ((message = waiting.get(from).get(to).poll()) != null) {
            some = true;
            exchanges.get(to).accept(from, Frame.read(message, 0, message.length));
        }
        return some;
    }

    /** A rank dies: what it sent and was not delivered is lost, and the others see it gone. */
    void kill(int rank) {
        vanish(rank);
        for (int other = 0; other < ranks; other++) {
            if (other != rank) {
                exchanges.get(other).changed(List.of(rank), List.of());
            }
        }
    }

    /** A rank dies, and nobody has seen it yet. */
    void vanish(int rank) {
        waiting.get(rank).forEach(Queue::clear);
        waiting.set(
                rank,
                IntStream.range(0, ranks)
                        .<Queue<byte[]>>mapToObj(to -> new Nowhere())
                        .toList());
    }

    private void complete(CompletableFuture<double[]> result, int rank, Call call, double[] values) {
        Exchange exchange = exchanges.get(rank);
        try {
            Operation operation = exchange.begin(call, values.length);
            exchange.send(operation, sender -> sender.send(Outlet.ALL, values, 0));
            exchange.await(operation);
            double[] all = new double[ranks * values.length];
            for (int from = 0; from < ranks; from++) {
                if (from == rank) {
                    System.arraycopy(values, 0, all, from * values.length, values.length);
                } else {
                    exchange.arrival(from, operation).copyTo(all, from * values.length);
                }
            }
            result.complete(all);
        } catch (CommunicatorException e) {
            result.completeExceptionally(e);
        }
    }

    private Roster roster(int own) {
        return new Roster(
                own,
                7,
                IntStream.range(0, ranks)
                        .<org.jgroups.Address>mapToObj(rank -> new UUID(1, rank))
                        .toList(),
                IntStream.range(0, ranks).mapToObj(rank -> "host-" + rank).toList());
    }

    private Outlet outlet(int from) {
        return new Outlet() {
            @Override
            public void send(int to, byte[] message) {
                post(to, message);
            }

            @Override
            public void post(int to, byte[] message) {
                for (int rank = 0; rank < ranks; rank++) {
                    if (rank != from && (to == ALL || to == rank)) {
                        waiting.get(from).get(rank).add(message);
                    }
                }
            }
        };
    }

    /** Where messages of the dead go. */
    private static final class Nowhere extends ConcurrentLinkedQueue<byte[]> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(byte[] message) {
            return true;
        }
    }
}
