package io.normforge.examples.decoder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A safetensors file of F32, mapped into memory: the tensors stay in it, and are read from there. */
final class ModelFile {

    private static final String METADATA = "__metadata__";
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private final JsonObject header;
    private final MemorySegment data;

    private ModelFile(String name, JsonObject header, MemorySegment data) {
        this.name = name;
        this.header = header;
        this.data = data;
    }

    /** It stays mapped as long as one of its tensors is in use. */
    static ModelFile map(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            MemorySegment all = file.map(MapMode.READ_ONLY, 0, file.size(), Arena.ofAuto());
            long length = all.get(LENGTH, 0);
            byte[] text = all.asSlice(Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
            JsonObject header = JsonParser.parseString(new String(text, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            return new ModelFile(path.getFileName().toString(), header, all.asSlice(Long.BYTES + length));
        }
    }

    /** A tensor's numbers, where they lie. */
    MemorySegment tensor(String tensor) {
        JsonObject entry = entry(tensor);
        String type = entry.get("dtype").getAsString();
        if (!type.equals("F32")) {
            throw new IllegalArgumentException(name + ": " + tensor + " is " + type + "; convert it to F32");
        }
        JsonArray place = entry.getAsJsonArray("data_offsets");
        long from = place.get(0).getAsLong();
        return data.asSlice(from, place.get(1).getAsLong() - from);
    }

    List<Integer> shape(String tensor) {
        return StreamSupport.stream(entry(tensor).getAsJsonArray("shape").spliterator(), false)
                .map(JsonElement::getAsInt)
                .toList();
    }

    private JsonObject entry(String tensor) {
        if (!header.has(tensor)) {
            throw new IllegalArgumentException(name + " has no tensor " + tensor);
        }
        return header.getAsJsonObject(tensor);
    }

    /** What the file says of its model beside the tensors. */
    String metadata(String key) {
        JsonObject all = header.getAsJsonObject(METADATA);
        if (all == null || !all.has(key)) {
            throw new IllegalArgumentException(name + ": its metadata say nothing of " + key);
        }
        return all.get(key).getAsString();
    }

    @Override
    public String toString() {
        return name;
    }
}
