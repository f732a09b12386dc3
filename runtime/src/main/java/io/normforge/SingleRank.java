package io.normforge;

/** One rank alone. */
final class SingleRank implements Communicator {

    static final SingleRank INSTANCE = new SingleRank();

    private SingleRank() {}

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void allGather(double[] mine, double[] all, int length) {
        RankMajor.check(this, mine, all, length);
        System.arraycopy(mine, 0, all, 0, length);
    }

    @Override
    public void allToAll(double[] mine, double[] received, int length) {
        allGather(mine, received, length);
    }

    @Override
    public void fail(Throwable cause) {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "rank 0 of 1";
    }
}
