package io.normforge.jgroups;

import java.util.ArrayList;
import java.util.List;

/** The values of one rank in one operation, in pieces as they came. */
final class Arrival {

    private final List<Frame> pieces = new ArrayList<>(1);
    private long operation;
    private int received;

    /** Makes room for an operation, unless there are values of it already. */
    void turnTo(long wanted) {
        if (operation != wanted) {
            clear();
            operation = wanted;
        }
    }

    void clear() {
        pieces.clear();
        received = 0;
    }

    /** Takes the next piece; false if it does not follow those before. */
    boolean add(Frame piece) {
        turnTo(piece.operation());
        boolean follows = piece.offset() == received && (pieces.isEmpty() || (!isComplete() && agreesWith(piece)));
        if (follows) {
            pieces.add(piece);
            received += piece.count();
        }
        return follows;
    }

    boolean isComplete() {
        return !pieces.isEmpty() && received == pieces.get(0).length();
    }

    boolean holds(long wanted) {
        return operation == wanted && isComplete();
    }

    /** The call that the rank has made for this operation; null as long as nothing has come. */
    Frame first(long wanted) {
        return operation == wanted && !pieces.isEmpty() ? pieces.get(0) : null;
    }

    List<Frame> pieces() {
        return pieces;
    }

    void copyTo(double[] to, int at) {
        for (Frame piece : pieces) {
            piece.copyTo(to, at);
        }
    }

    private boolean agreesWith(Frame piece) {
        Frame first = pieces.get(0);
        return first.call() == piece.call() && first.length() == piece.length();
    }
}
