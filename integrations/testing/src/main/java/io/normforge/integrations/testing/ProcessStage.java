package io.normforge.integrations.testing;

import io.normforge.Communicator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The stage of a rank with a process of its own. */
final class ProcessStage implements Stage {

    /** Nobody holds a rank longer: the test that forgot it has failed long since. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private final Markers markers;
    private final int rank;
    private final int size;
    private final long timeoutMillis;
    private final Transport transport;
    private final List<String> arguments;
    private Communicator communicator;

    ProcessStage(Markers markers, int rank, int size, long timeoutMillis, Transport transport, List<String> arguments) {
        this.markers = markers;
        this.rank = rank;
        this.size = size;
        this.timeoutMillis = timeoutMillis;
        this.transport = transport;
        this.arguments = List.copyOf(arguments);
    }

    Optional<Communicator> joined() {
        return Optional.ofNullable(communicator);
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public Communicator communicator() {
        return communicator(Duration.ofMillis(timeoutMillis));
    }

    @Override
    public Communicator communicator(Duration timeout) {
        if (communicator == null) {
            communicator = transport.connect(rank, size, timeout);
        }
        return communicator;
    }

    @Override
    public void mark(String point) {
        markers.write(rank, point, "");
    }

    @Override
    public void hold(String point) throws InterruptedException {
        mark(point);
        if (!Markers.await(() -> markers.has(rank, point + ".go"), FORGOTTEN)) {
            throw new IllegalStateException(
                    "rank " + rank + " is held at " + point + ", and the test never lets it go");
        }
    }

    @Override
    public void report(String name, String text) {
        markers.write(rank, name, text);
    }
}
