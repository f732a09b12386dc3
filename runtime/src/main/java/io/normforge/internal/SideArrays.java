package io.normforge.internal;

/**
 * Arrays that stand in a call for memory that kernels do not go over in place: each thread has its own, by number, which grow to
 * the longest that it has met.
 */
public final class SideArrays {

    /** The most that a call takes. */
    private static final int MOST = 14;

    /** Holds arrays of the JDK's types only, so that a thread that outlives an application keeps none of its classes. */
    private static final ThreadLocal<float[][]> ARRAYS = ThreadLocal.withInitial(() -> new float[MOST][0]);

    private SideArrays() {}

    /** The thread's array of that number, with room for so many elements, and undefined contents. */
    public static float[] room(int number, int elements) {
        float[][] arrays = ARRAYS.get();
        if (arrays[number].length < elements) {
            arrays[number] = new float[elements];
        }
        return arrays[number];
    }
}
