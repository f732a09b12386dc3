package io.normforge.internal;

/** Sizes of a call: how many elements they make, and what an array's length says of the one that was left out. */
public final class Extent {

    private Extent() {}

    /** A size given by the caller, which may be 0 but not negative. */
    public static int size(String layer, String name, int size) {
        if (size < 0) {
            throw new IllegalArgumentException(layer + ": " + name + " is " + size + "; a size is 0 or more");
        }
        return size;
    }

    /** The product of two sizes, where an array can hold it. */
    public static int product(String layer, int left, int right) {
        long product = (long) left * right;
        if (product > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    layer + ": sizes that make " + product + " elements are more than an array can hold");
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
        if (data.length % others != 0) {
            throw new IllegalArgumentException(layer + ": " + array + " has length " + data.length
                    + ", which is no multiple of " + others + " and so gives no " + name + " for the shape " + shape
                    + "; pass " + name + " as an argument if the array is longer than the data");
        }
        return data.length / others;
    }

    /** The failure of a call whose sizes fit none of the declared shapes. */
    public static IllegalArgumentException noSuchShape(String layer, String sizes, String declared) {
        return new IllegalArgumentException(
                layer + " has no kernel for sizes " + sizes + "; it is declared for " + declared);
    }
}
