package io.normforge.internal;

/**
 * Checks of the array ranges a call reads and writes, all made before the first write.
 *
 * <p>Every message names the array, its length and the length needed.
 */
public final class Ranges {

    private Ranges() {}

    /** The range [offset, offset + length) lies inside the array. */
    public static void inside(String layer, String name, float[] array, int offset, int length) {
        if (array == null) {
            throw new NullPointerException(layer + ": " + name + " is null");
        }
        if (offset < 0) {
            throw new IndexOutOfBoundsException(layer + ": the offset of " + name + " is " + offset + ", below 0");
        }
        if (array.length - offset < length) {
            throw new IndexOutOfBoundsException(layer + ": " + name + " has length " + array.length + ", but "
                    + ((long) offset + length) + " is needed (" + length + " elements from offset " + offset + ")");
        }
    }

    /**
     * An array of a call without offsets has no more elements than the sizes say: more of them are another shape's. One with
     * fewer, or none at all, is left to the checks of the form with offsets.
     */
    public static void noLonger(String layer, String name, float[] array, int elements) {
        if (array != null && array.length > elements) {
            throw tooLong(layer, name, array.length, elements);
        }
    }

    /** The same of a mask by lengths. */
    public static void noLonger(String layer, String name, int[] array, int elements) {
        if (array != null && array.length > elements) {
            throw tooLong(layer, name, array.length, elements);
        }
    }

    /** The same of a mask by flags. */
    public static void noLonger(String layer, String name, boolean[] array, int elements) {
        if (array != null && array.length > elements) {
            throw tooLong(layer, name, array.length, elements);
        }
    }

    private static IllegalArgumentException tooLong(String layer, String name, int length, int elements) {
        return new IllegalArgumentException(layer + ": " + name + " has length " + length + ", but the sizes say "
                + elements + "; the form with offsets takes longer arrays");
    }

    /** An input and an output are the very same range, which is in place, or do not touch. */
    public static void sameOrApart(
            String layer,
            String in,
            float[] input,
            int inOffset,
            String out,
            float[] output,
            int outOffset,
            int length) {
        if (input == output && inOffset != outOffset && Math.abs((long) inOffset - outOffset) < length) {
            throw new IllegalArgumentException(layer + ": " + in + range(inOffset, length) + " and " + out
                    + range(outOffset, length) + " overlap in one array; give both the same offset to work in place,"
                    + " or ranges that do not touch");
        }
    }

    /** Two ranges that the call writes, or that must survive each other, do not touch. */
    public static void apart(
            String layer,
            String first,
            float[] left,
            int leftOffset,
            String second,
            float[] right,
            int rightOffset,
            int length) {
        apart(layer, first, left, leftOffset, length, second, right, rightOffset, length);
    }

    /** The same of two ranges that may have different lengths. */
    public static void apart(
            String layer,
            String first,
            float[] left,
            int leftOffset,
            int leftLength,
            String second,
            float[] right,
            int rightOffset,
            int rightLength) {
        boolean touch = (long) leftOffset + leftLength > rightOffset && (long) rightOffset + rightLength > leftOffset;
        if (left == right && touch && leftLength > 0 && rightLength > 0) {
            throw new IllegalArgumentException(layer + ": " + first + range(leftOffset, leftLength) + " and " + second
                    + range(rightOffset, rightLength) + " overlap in one array; they need ranges that do not touch");
        }
    }

    /** An output is not one of two of the layer's own arrays, which the kernel reads or writes too. */
    public static void notOwned(String layer, String name, float[] output, String role, float[] first, float[] second) {
        if (output.length > 0 && (output == first || output == second)) {
            throw new IllegalArgumentException(
                    layer + ": " + name + " is the layer's own array of " + role + "; pass another");
        }
    }

    private static String range(int offset, int length) {
        return "[" + offset + ", " + ((long) offset + length) + ")";
    }
}
