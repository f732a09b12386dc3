package io.normforge;

/** An array of doubles, and beside it what all ranks have in their place. */
final class FlatDoubles implements FlatValues {

    private final double[] values;
    private final double[] next;

    FlatDoubles(double[] values) {
        this.values = values;
        next = new double[values.length];
    }

    /** What was set aside. */
    double[] next() {
        return next;
    }

    @Override
    public long length() {
        return values.length;
    }

    @Override
    public void read(long from, int count, double[] to, int at) {
        System.arraycopy(values, (int) from, to, at, count);
    }

    @Override
    public void setAside(long from, int count, double[] combined, int at) {
        System.arraycopy(combined, at, next, (int) from, count);
    }
}
