package io.normforge.internal;

/** Sizes of a call: how many elements they make, and what an array's length says of the one that was left out. */
public final class Extent {

    /**
     * The most elements that a call takes: so far below the largest int that an index which is a loop's step ahead, of a vector, a
     * strip or a piece, is still one.
     */
    public static final int MAX_ELEMENTS = Integer.MAX_VALUE - 0xffff;

    private Extent() {}

    /** A size given by the caller, which may be 0 but not negative, and no more than a call takes. */
    public static int size(String layer, String name, int size) {
        if (size < 0) {
            throw new IllegalArgumentException(layer + ": " + name + " is " + size + "; a size is 0 or more");
        }
        if (size > MAX_ELEMENTS) {
            throw new IllegalArgumentException(
                    layer + ": " + name + " is " + size + ", more than the " + MAX_ELEMENTS + " elements of a call");
        }
        return size;
    }

    /** The product of two sizes, where a call takes so many elements. */
    public static int product(String layer, int left, int right) {
        long product = (long) left * right;
        if (product > MAX_ELEMENTS) {
            throw new IllegalArgumentException(layer + ": sizes that make " + product + " elements are more than the "
                    + MAX_ELEMENTS + " of a call");
        }
        return (int) product;
    }

    /**
     * The size of the one DYNAMIC axis, as the array's length tells it.
     *
     * @param others the product of all other sizes
     */
    public static int sizeFromLength(String layer, String name, String shape, String array, float[] data, int others) {
        if (data == null) {
            throw new NullPointerException(layer + ": " + array + " is null");
        }
        return sizeFromLength(
                layer, name, shape, array, data.length, others, "the form with offsets takes longer arrays");
    }

    /** The same of a memory segment of so many elements. */
    public static int sizeFromLength(String layer, String name, String shape, String segment, int length, int others) {
        return sizeFromLength(layer, name, shape, segment, length, others, "pass a slice");
    }

    private static int sizeFromLength(
            String layer, String name, String shape, String array, int length, int others, String remedy) {
        if (length % others != 0) {
            throw new IllegalArgumentException(layer + ": " + array + " has length " + length
                    + ", which is no multiple of " + others + " and so gives no " + name + " for the shape " + shape
                    + "; " + remedy);
        }
        return length / others;
    }

    /** The failure of a call whose sizes fit none of the declared shapes. */
    public static IllegalArgumentException noSuchShape(String layer, String sizes, String declared) {
        return new IllegalArgumentException(
                layer + " has no kernel for sizes " + sizes + "; it is declared for " + declared);
    }
}
