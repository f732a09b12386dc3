package io.normforge.internal;

/**
 * Checks of the memory segments of a call, all made before the first write. Generated code asks a segment for what is looked at
 * here, for segments have no type in Java 17.
 *
 * <p>Every message names the segment.
 */
public final class Segments {

    private Segments() {}

    /** There is one. */
    public static void there(String layer, String name, Object segment) {
        if (segment == null) {
            throw new NullPointerException(layer + ": " + name + " is null");
        }
    }

    /** Its memory may be accessed. */
    public static void accessible(String layer, String name, boolean isAlive, boolean isAccessible) {
        if (!isAlive) {
            throw new IllegalStateException(
                    layer + ": the arena of " + name + " is closed; keep it open until the call has returned");
        }
        if (!isAccessible) {
            throw new IllegalStateException(layer + ": " + name + " belongs to another thread than "
                    + Thread.currentThread().getName() + "; call there, or allocate it in Arena.ofShared()");
        }
    }

    /** Floats lie in it one after the other. */
    public static void aligned(String layer, String name, long address, long bytes) {
        if (address % Float.BYTES != 0) {
            throw new IllegalArgumentException(layer + ": " + name + " starts at an address that is no multiple of "
                    + Float.BYTES + "; floats of a call do");
        }
        if (bytes % Float.BYTES != 0) {
            throw new IllegalArgumentException(layer + ": " + name + " has " + bytes
                    + " bytes, which is no multiple of " + Float.BYTES + " and so no number of floats");
        }
    }

    /** It has as many elements as the sizes say. */
    public static void length(String layer, String name, long bytes, int elements) {
        long length = bytes / Float.BYTES;
        if (length < elements) {
            throw new IndexOutOfBoundsException(
                    layer + ": " + name + " has length " + length + ", but " + elements + " is needed");
        }
        if (length > elements) {
            throw new IllegalArgumentException(layer + ": " + name + " has length " + length + ", but the sizes say "
                    + elements + "; pass a slice");
        }
    }

    /** How many elements it has, where a call takes so many. */
    public static int length(String layer, String name, long bytes) {
        long length = bytes / Float.BYTES;
        if (length > Extent.MAX_ELEMENTS) {
            throw new IllegalArgumentException(layer + ": " + name + " has length " + length + ", more than the "
                    + Extent.MAX_ELEMENTS + " elements of a call");
        }
        return (int) length;
    }

    /** An output may be written. */
    public static void writable(String layer, String name, boolean isReadOnly) {
        if (isReadOnly) {
            throw new IllegalArgumentException(layer + ": " + name + " is read-only, and the call writes it");
        }
    }

    /** A parameter that a layer is to be bound to lies where kernels read it in place. */
    public static void offTheHeap(String layer, String name, boolean isNative) {
        if (!isNative) {
            throw new IllegalArgumentException(layer + ": " + name
                    + " lies on the heap; bind memory off it, or copy the numbers into parameters()." + name + "()");
        }
    }

    /** The failure of a call whose input and output overlap in part. */
    public static IllegalArgumentException overlapInPart(String layer, String input, String output) {
        return new IllegalArgumentException(layer + ": " + input + " and " + output
                + " overlap in part; give both the same memory to work in place, or memory that does not touch");
    }

    /** The failure of a call two of whose segments may not touch and do. */
    public static IllegalArgumentException overlap(String layer, String first, String second) {
        return new IllegalArgumentException(
                layer + ": " + first + " and " + second + " overlap; they need memory that does not touch");
    }

    /** The failure of a kernel that was called with other segments than it is compiled for, which no layer does. */
    public static IllegalArgumentException notNative() {
        return new IllegalArgumentException("kernels of memory segments take native ones");
    }
}
