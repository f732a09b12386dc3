package io.normforge;

/** A rank as one branch of its model has it; sums and exchanges are made of gathers, which branches share. */
record BranchRank(Communicator inner, JoinedMessages messages, int branch) implements Communicator {

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
        RankMajor.check(this, mine, all, length);
        messages.gather(branch, mine, all, length);
    }

    @Override
    public void fail(Throwable cause) {
        inner.fail(cause);
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public String toString() {
        return inner.toString();
    }
}
