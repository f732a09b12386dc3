package io.normforge;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One tensor of a state: floats or 64-bit integers, row-major, with their shape. Immutable, so any number of threads may
 * use it: arrays are copied on the way in and on the way out. A scalar has the shape [].
 */
public final class StateTensor {

    private final List<Integer> shape;
    /** The one that is null tells the type. */
    private final float[] floats;

    private final long[] longs;

    private StateTensor(List<Integer> shape, float[] floats, long[] longs) {
        this.shape = shape;
        this.floats = floats;
        this.longs = longs;
    }

    /**
     * A tensor of floats: {@code StateTensor.of(gamma, 64)}.
     *
     * @throws IllegalArgumentException if a size is negative, or the sizes make another number of elements than data has
     */
    public static StateTensor of(float[] data, int... shape) {
        return adopt(data.clone(), checked(data.length, shape));
    }

    /**
     * A tensor of 64-bit integers.
     *
     * @throws IllegalArgumentException if a size is negative, or the sizes make another number of elements than data has
     */
    public static StateTensor of(long[] data, int... shape) {
        return adopt(data.clone(), checked(data.length, shape));
    }

    /** A 64-bit integer of the shape [], as {@code num_batches_tracked} is. */
    public static StateTensor scalar(long value) {
        return of(new long[] {value});
    }

    /** Without a copy, for arrays that nobody else holds; the sizes are known to make up the length. */
    static StateTensor adopt(float[] data, List<Integer> shape) {
        return new StateTensor(shape, data, null);
    }

    /** Likewise. */
    static StateTensor adopt(long[] data, List<Integer> shape) {
        return new StateTensor(shape, null, data);
    }

    /** What the elements are. */
    public StateType type() {
        return floats != null ? StateType.F32 : StateType.I64;
    }

    /** The sizes, outermost first; empty for a scalar. */
    public List<Integer> shape() {
        return shape;
    }

    /** The product of the sizes; 1 for a scalar. */
    public int elementCount() {
        return floats != null ? floats.length : longs.length;
    }

    /**
     * A copy of the elements.
     *
     * @throws IllegalStateException if they are not F32
     */
    public float[] floats() {
        return requireType(StateType.F32, floats).clone();
    }

    /**
     * A copy of the elements.
     *
     * @throws IllegalStateException if they are not I64
     */
    public long[] longs() {
        return requireType(StateType.I64, longs).clone();
    }

    /** Type and sizes, as messages give them: {@code F32[64]}. */
    public String describe() {
        return type() + shape.toString();
    }

    /** Copies all floats to the start of an array that is long enough. */
    void copyTo(float[] target) {
        System.arraycopy(floats, 0, target, 0, floats.length);
    }

    /** Appends elements to a buffer that has room, in the buffer's byte order. */
    void put(int from, int count, ByteBuffer target) {
        if (floats != null) {
            target.asFloatBuffer().put(floats, from, count);
        } else {
            target.asLongBuffer().put(longs, from, count);
        }
        target.position(target.position() + count * type().bytes());
    }

    /** Equal types, shapes and elements; as with {@link Arrays#equals(float[], float[])}, NaN equals NaN and 0 not −0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StateTensor that
                && shape.equals(that.shape)
                && Arrays.equals(floats, that.floats)
                && Arrays.equals(longs, that.longs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(shape, Arrays.hashCode(floats), Arrays.hashCode(longs));
    }

    /** As {@link #describe()}, not the elements. */
    @Override
    public String toString() {
        return describe();
    }

    private <T> T requireType(StateType wanted, T data) {
        if (data == null) {
            throw new IllegalStateException("the tensor is " + describe() + ", not " + wanted + "; ask type() first");
        }
        return data;
    }

    private static List<Integer> checked(int length, int[] shape) {
        List<Integer> sizes = NormDescriptor.ints(shape);
        // Past an array's length the product only matters as "too many"; it must not wrap around to the right number.
        long elements = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("the shape " + sizes + " has a negative size");
            }
            elements = Math.min(elements, 1L << 31) * size;
        }
        if (elements != length) {
            throw new IllegalArgumentException(
                    "the shape " + sizes + " does not fit " + length + " elements; its sizes must multiply to that");
        }
        return sizes;
    }
}
