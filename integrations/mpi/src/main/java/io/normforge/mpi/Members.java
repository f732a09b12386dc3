package io.normforge.mpi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a rank knows of the others from their notices, and what it tells them. Any thread may ask and tell. */
final class Members {

    private static final Logger LOG = System.getLogger(Members.class.getPackageName());

    private final int rank;
    private final int size;
    private final Post post;
    private final BitSet present = new BitSet();
    private final BitSet closed = new BitSet();
    private final BitSet ending = new BitSet();
    private Ending broken;
    private Ending left;

    Members(int rank, int size, Post post) {
        this.rank = rank;
        this.size = size;
        this.post = post;
    }

    /** Tells all others, as far as MPI can: who is not reached runs out of time. */
    synchronized void tell(Notice.Kind kind, long made, String text) {
        Notice notice = new Notice(kind, rank, made, text);
        for (int other = 0; other < size; other++) {
            if (other != rank) {
                try {
                    post.send(notice, other);
                } catch (MpiException e) {
                    LOG.log(Level.WARNING, "rank " + rank + " cannot tell rank " + other + " " + notice, e);
                }
            }
        }
    }

    /**
     * Takes the notices that have come.
     *
     * @param inOperation the number of the operation that this rank is in; 0 for none
     */
    synchronized void listen(long inOperation) {
        for (Optional<Notice> notice = post.receive(); notice.isPresent(); notice = post.receive()) {
            take(notice.get(), inOperation);
        }
    }

    private void take(Notice notice, long inOperation) {
        switch (notice.kind()) {
            case BROKEN -> broken = broken == null ? new Ending(notice.text(), null, notice.made()) : broken;
            case CLOSED -> {
                closed.set(notice.from());
                if (left == null || notice.made() < left.made()) {
                    left = new Ending(closes(notice.from()), null, notice.made());
                }
            }
            case ROLL_CALL -> {
                if (inOperation == notice.made() + 1) {
                    post.send(new Notice(Notice.Kind.PRESENT, rank, notice.made(), ""), notice.from());
                }
            }
            case PRESENT -> present.set(notice.from());
            case ENDING -> ending.set(notice.from());
        }
    }

    String closes(int who) {
        return "rank " + who + " of " + size + " has closed its communicator";
    }

    /** What another rank has told of the group's end. */
    synchronized Optional<Ending> broken() {
        return Optional.ofNullable(broken);
    }

    /** Who has left, if an operation cannot succeed without it. */
    synchronized Optional<Ending> leftBefore(long operation) {
        return Optional.ofNullable(left).filter(ending -> operation > ending.made());
    }

    synchronized void forgetPresence() {
        present.clear();
    }

    synchronized boolean allPresent() {
        return present.cardinality() == size - 1;
    }

    /** The ranks that have not answered, for messages. */
    synchronized String absent() {
        return without(present);
    }

    /** Whether all others have left, and know that this rank has. */
    synchronized boolean allClosed() {
        return closed.cardinality() == size - 1 && post.isSent();
    }

    /** The ranks that have not left, for messages. */
    synchronized String notClosed() {
        return without(closed);
    }

    synchronized boolean allEnding() {
        return ending.cardinality() == size - 1;
    }

    synchronized boolean someEnding() {
        return !ending.isEmpty();
    }

    /** The ranks that have not said that they end, for messages. */
    synchronized String notEnding() {
        return without(ending);
    }

    private String without(BitSet ranks) {
        return IntStream.range(0, size)
                .filter(other -> other != rank && !ranks.get(other))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
    }
}
