package io.normforge;

import io.normforge.internal.SafetensorsHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One state as the bytes of a safetensors file. The layout is the reference implementation's: wider types first, so that
 * every tensor is aligned, and by the bytes of the name within a type.
 */
final class SafetensorsWriter {

    private static final int ALIGNMENT = Long.BYTES;
    private static final int CHUNK_ELEMENTS = 8192;

    private static final Comparator<Map.Entry<String, StateTensor>> LAYOUT = Comparator.comparingInt(
                    (Map.Entry<String, StateTensor> entry) ->
                            -entry.getValue().type().bytes())
            .thenComparing(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final List<Map.Entry<String, StateTensor>> entries;
    private final byte[] header;
    private long dataLength;

    SafetensorsWriter(NormState state) {
        entries = state.tensors().entrySet().stream().sorted(LAYOUT).toList();
        header = header();
        if (header.length > SafetensorsHeader.MAX_LENGTH) {
            throw new IllegalArgumentException("the names of " + state.size() + " tensors make a header of "
                    + header.length + " bytes; a safetensors file has at most " + SafetensorsHeader.MAX_LENGTH);
        }
    }

    /** Bytes in the file. */
    long size() {
        return Long.BYTES + header.length + dataLength;
    }

    /** Writes the whole file; writes nothing that depends on more than the state. */
    void writeTo(WritableByteChannel channel) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_ELEMENTS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        writeAll(channel, chunk.putLong(header.length).flip());
        writeAll(channel, ByteBuffer.wrap(header));
        for (Map.Entry<String, StateTensor> entry : entries) {
            StateTensor tensor = entry.getValue();
            for (int from = 0; from < tensor.elementCount(); from += CHUNK_ELEMENTS) {
                chunk.clear();
                tensor.put(from, Math.min(CHUNK_ELEMENTS, tensor.elementCount() - from), chunk);
                writeAll(channel, chunk.flip());
            }
        }
    }

    /** A channel may take less than it is given. */
    private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** {"__metadata__":{"format":"pt"},"weight":{"dtype":"F32","shape":[64],"data_offsets":[0,256]}}, padded. */
    private byte[] header() {
        StringBuilder json = new StringBuilder("{\"" + SafetensorsHeader.METADATA + "\":{\"format\":\"pt\"}");
        for (Map.Entry<String, StateTensor> entry : entries) {
            StateTensor tensor = entry.getValue();
            long end = dataLength + (long) tensor.elementCount() * tensor.type().bytes();
            json.append(",\"");
            appendEscaped(json, entry.getKey());
            json.append("\":{\"dtype\":\"").append(tensor.type()).append("\",\"shape\":");
            json.append(tensor.shape().toString().replace(" ", ""));
            json.append(",\"data_offsets\":[")
                    .append(dataLength)
                    .append(',')
                    .append(end)
                    .append("]}");
            dataLength = end;
        }
        byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, (bytes.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void appendEscaped(StringBuilder json, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> json.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
    }
}
