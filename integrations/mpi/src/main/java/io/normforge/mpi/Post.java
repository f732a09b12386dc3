package io.normforge.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends and receives the notices of one group. They are few, so each keeps its memory until MPI has sent it. */
final class Post {

    private static final int TAG = 7;

    private final Mpi mpi;
    private final long comm;
    private final NativeDoubles incoming = new NativeDoubles(Notice.SIZE);
    private final List<Sent> underWay = new ArrayList<>();

    Post(Mpi mpi, long comm) {
        this.mpi = mpi;
        this.comm = comm;
    }

    void send(Notice notice, int to) {
        Sent sent = new Sent(notice.write(), new NativeDoubles(1));
        underWay.add(sent);
        mpi.send(comm, sent.message.address(), Notice.SIZE, to, TAG, sent.request.address());
    }

    Optional<Notice> receive() {
        return mpi.receive(comm, TAG, incoming, Notice.SIZE) ? Optional.of(Notice.read(incoming)) : Optional.empty();
    }

    /** Whether MPI has sent all that was given to it. */
    boolean isSent() {
        underWay.removeIf(sent -> mpi.completed(sent.request.address()));
        return underWay.isEmpty();
    }

    /** What must not be moved until it is sent. */
    private record Sent(NativeDoubles message, NativeDoubles request) {}
}
