package io.normforge.internal;

import java.util.Arrays;

/**
 * Arrays for the columns of a sheet, while a kernel is at work on it: each thread has its own, in which calls find what an
 * earlier one has left. They grow to the widest sheet that the thread has met.
 */
public final class ColumnArrays {

    /** The most that a recipe has of either kind. */
    private static final int MOST = 24;

    /** Holds arrays of the JDK's types only, so that a thread that outlives an application keeps none of its classes. */
    private static final ThreadLocal<float[][]> FLOATS = ThreadLocal.withInitial(() -> new float[MOST][0]);

    private static final ThreadLocal<double[][]> DOUBLES = ThreadLocal.withInitial(() -> new double[MOST][0]);

    private ColumnArrays() {}

    /** The thread's array of a number, for at least so many columns. */
    public static float[] floats(int number, int columns) {
        float[][] arrays = FLOATS.get();
        if (arrays[number].length < columns) {
            arrays[number] = new float[columns];
        }
        return arrays[number];
    }

    /** The same of doubles, the first so many of which are 0. */
    public static double[] sums(int number, int columns) {
        double[][] arrays = DOUBLES.get();
        if (arrays[number].length < columns) {
            arrays[number] = new double[columns];
        }
        Arrays.fill(arrays[number], 0, columns, 0.0);
        return arrays[number];
    }

    /** Adds what a piece has to the sums of so many columns, and makes it 0 for the next. */
    public static void endPiece(double[] piece, double[] sums, int columns) {
        for (int column = 0; column < columns; column++) {
            sums[column] += piece[column];
            piece[column] = 0.0;
        }
    }

    /** Adds as many floats, from the start of an array, to the doubles from a place on. */
    public static void addTerms(float[] terms, int count, double[] sums, int at) {
        for (int term = 0; term < count; term++) {
            sums[at + term] += terms[term];
        }
    }

    /** Folds the eight doubles that each of so many columns has of a piece, by halves, adds them to its sum, and makes them 0. */
    public static void foldEights(double[] eights, double[] sums, int columns) {
        for (int column = 0; column < columns; column++) {
            int at = 8 * column;
            double even = eights[at] + eights[at + 4] + (eights[at + 2] + eights[at + 6]);
            double odd = eights[at + 1] + eights[at + 5] + (eights[at + 3] + eights[at + 7]);
            sums[column] += even + odd;
            Arrays.fill(eights, at, at + 8, 0.0);
        }
    }
}
