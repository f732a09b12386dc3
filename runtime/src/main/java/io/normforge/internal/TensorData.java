package io.normforge.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the data of one tensor, piece by piece, so that a file's bytes and the array are not in memory twice. */
public final class TensorData {

    /** What every JVM can hold in one array. */
    public static final int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

    private static final int CHUNK = 1 << 16;

    private TensorData() {}

    /** The tensor is of a type that is read, and its sizes and elements fit a Java array. */
    public static void checkReadable(ByteSource source, StoredTensor tensor) {
        StoredType type = tensor.type();
        if (type == null || !type.isReadable()) {
            throw source.fault(tensor.title() + " is " + tensor.describe() + "; the types that can be read are "
                    + StoredType.READABLE + ", and the names to read can be selected");
        }
        boolean tooMany = tensor.length() / type.bytes() > MAX_ELEMENTS;
        if (tooMany || tensor.shape().stream().anyMatch(size -> size > MAX_ELEMENTS)) {
            throw source.fault(tensor.title() + " is " + tensor.describe() + ", more than an array can hold");
        }
    }

    /** The elements of an I64 tensor. */
    public static long[] longs(ByteSource source, long dataStart, StoredTensor tensor) throws IOException {
        long[] data = new long[(int) (tensor.length() / Long.BYTES)];
        forEachChunk(
                source,
                dataStart,
                tensor,
                (chunk, from, count) -> chunk.asLongBuffer().get(data, from, count));
        return data;
    }

    /** The elements of a tensor of a floating-point type, as floats. */
    public static float[] floats(ByteSource source, long dataStart, StoredTensor tensor) throws IOException {
        StoredType type = tensor.type();
        float[] data = new float[(int) (tensor.length() / type.bytes())];
        forEachChunk(source, dataStart, tensor, (chunk, from, count) -> {
            if (type == StoredType.F32) {
                chunk.asFloatBuffer().get(data, from, count);
                return;
            }
            for (int i = from; i < from + count; i++) {
                data[i] = type == StoredType.F64 ? rounded(source, tensor, i, chunk.getDouble()) : half(type, chunk);
            }
        });
        return data;
    }

    private static float half(StoredType type, ByteBuffer chunk) {
        short bits = chunk.getShort();
        return type == StoredType.BF16 ? HalfFloats.fromBrain(bits) : HalfFloats.fromIeee(bits);
    }

    private static float rounded(ByteSource source, StoredTensor tensor, int index, double value) {
        float rounded = (float) value;
        if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
            throw source.fault(tensor.title() + " has " + value + " at element " + index
                    + ", beyond the largest float, " + Float.MAX_VALUE);
        }
        return rounded;
    }

    private static void forEachChunk(ByteSource source, long dataStart, StoredTensor tensor, Chunk use)
            throws IOException {
        int width = tensor.type().bytes();
        ByteBuffer chunk =
                ByteBuffer.allocate((int) Math.min(CHUNK, tensor.length())).order(ByteOrder.LITTLE_ENDIAN);
        for (long done = 0; done < tensor.length(); done += chunk.limit()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), tensor.length() - done));
            source.read(dataStart + tensor.begin() + done, chunk);
            use.accept(chunk.flip(), (int) (done / width), chunk.limit() / width);
        }
    }

    /** What is done with a piece: so many elements, the first of which is element {@code from} of the tensor. */
    private interface Chunk {
        void accept(ByteBuffer chunk, int from, int count);
    }
}
