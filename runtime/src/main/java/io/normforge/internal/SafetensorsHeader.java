package io.normforge.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The header of a safetensors file: its length as 8 bytes, little endian, then JSON. All that it claims has been checked
 * against the file.
 *
 * @param tensors in the order of the header
 * @param dataStart the position in the file from which offsets count
 */
public record SafetensorsHeader(List<StoredTensor> tensors, long dataStart) {

    /** The one name that is no tensor's. */
    public static final String METADATA = "__metadata__";

    /** The longest header that is read, in bytes, as in the reference implementation. */
    public static final int MAX_LENGTH = 100_000_000;

    /** Reads and checks a header; data are not touched. */
    public static SafetensorsHeader read(ByteSource source) throws IOException {
        int length = length(source);
        byte[] json = new byte[length];
        source.read(Long.BYTES, ByteBuffer.wrap(json));
        List<StoredTensor> tensors = new HeaderGrammar(new JsonReader(source, Long.BYTES, json)).tensors();
        long dataStart = Long.BYTES + (long) length;
        new TensorLayout(source, source.size() - dataStart).check(tensors);
        return new SafetensorsHeader(tensors, dataStart);
    }

    private static int length(ByteSource source) throws IOException {
        long size = source.size();
        if (size < Long.BYTES) {
            throw source.fault("it has " + size + " bytes; a safetensors file begins with the 8 bytes of the header's"
                    + " length");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        source.read(0, bytes);
        long length = bytes.getLong(0);
        if (length < 0 || length > MAX_LENGTH) {
            throw source.fault("its first 8 bytes claim a header of " + Long.toUnsignedString(length)
                    + " bytes; at most " + MAX_LENGTH + " are read");
        }
        if (length > size - Long.BYTES) {
            throw source.fault("its first 8 bytes claim a header of " + length + " bytes, but only "
                    + (size - Long.BYTES) + " follow");
        }
        return (int) length;
    }
}
