package io.normforge;

/** A rank whose calls succeed up to a number of them, and then fail as those of a broken group do. */
final class FailsAtCall implements Communicator {

    private final Communicator inner;
    private int left;

    FailsAtCall(Communicator inner, int succeeding) {
        this.inner = inner;
        left = succeeding;
    }

    private void count() {
        if (left == 0) {
            CommunicatorException failure = new CommunicatorException("the link is cut", null);
            inner.fail(failure);
            throw failure;
        }
        left--;
    }

    @Override
    public int rank() {
        return inner.rank();
    }

    @Override
    public int size() {
        return inner.size();
    }

    @Override
    public void allGather(double[] mine, double[] all, int length) {
        count();
        inner.allGather(mine, all, length);
    }

    @Override
    public void allToAll(double[] mine, double[] received, int length) {
        count();
        inner.allToAll(mine, received, length);
    }

    @Override
    public void fail(Throwable cause) {
        inner.fail(cause);
    }

    @Override
    public void close() {
        inner.close();
    }
}
