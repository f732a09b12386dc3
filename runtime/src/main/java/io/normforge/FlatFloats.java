package io.normforge;

import java.util.List;

/**
 * Arrays of floats as one, and room for what they are to become: values of all ranks are set aside, rounded to float, until
 * the last of them has come, so that an exchange that fails leaves the arrays as they were.
 */
final class FlatFloats implements FlatValues {

    private final float[][] arrays;
    private final float[][] next;
    private final long length;

    FlatFloats(List<float[]> arrays) {
        this.arrays = arrays.toArray(float[][]::new);
        next = arrays.stream().map(array -> new float[array.length]).toArray(float[][]::new);
        length = arrays.stream().mapToLong(array -> array.length).sum();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long from, int count, double[] to, int at) {
        long start = 0;
        for (float[] array : arrays) {
            int end = within(array, from + count - start);
            for (int i = within(array, from - start); i < end; i++) {
                to[at + (int) (start + i - from)] = array[i];
            }
            start += array.length;
        }
    }

    @Override
    public void setAside(long from, int count, double[] values, int at) {
        long start = 0;
        for (float[] array : next) {
            int end = within(array, from + count - start);
            for (int i = within(array, from - start); i < end; i++) {
                array[i] = (float) values[at + (int) (start + i - from)];
            }
            start += array.length;
        }
    }

    private static int within(float[] array, long index) {
        return (int) Math.max(0, Math.min(array.length, index));
    }

    /** From now on the arrays hold what was set aside. */
    void takeOver() {
        for (int i = 0; i < arrays.length; i++) {
            System.arraycopy(next[i], 0, arrays[i], 0, next[i].length);
        }
    }
}
