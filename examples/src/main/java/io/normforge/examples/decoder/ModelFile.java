package io.normforge.examples.decoder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A safetensors file of F32, mapped into memory: the tensors stay in it, and are read from there. The one place that knows where
 * weights are.
 */
final class ModelFile {

    private static final String METADATA = "__metadata__";

    private final String name;
    private final JsonObject header;
    private final Map<String, FloatBuffer> tensors = new HashMap<>();

    private ModelFile(String name, JsonObject header) {
        this.name = name;
        this.header = header;
    }

    static ModelFile map(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            long length = map(file, 0, Long.BYTES).getLong(0);
            ByteBuffer text = map(file, Long.BYTES, length);
            JsonObject header = JsonParser.parseString(
                            StandardCharsets.UTF_8.decode(text).toString())
                    .getAsJsonObject();
            ModelFile model = new ModelFile(path.getFileName().toString(), header);
            for (String tensor : header.keySet()) {
                if (!tensor.equals(METADATA)) {
                    JsonArray place = model.entry(tensor).getAsJsonArray("data_offsets");
                    long from = place.get(0).getAsLong();
                    long start = Long.BYTES + length + from;
                    model.tensors.put(
                            tensor,
                            map(file, start, place.get(1).getAsLong() - from).asFloatBuffer());
                }
            }
            return model;
        }
    }

    /** A mapping outlives the channel. */
    private static ByteBuffer map(FileChannel file, long from, long size) throws IOException {
        return file.map(MapMode.READ_ONLY, from, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A tensor's numbers, where they lie. */
    FloatBuffer tensor(String tensor) {
        String type = entry(tensor).get("dtype").getAsString();
        if (!type.equals("F32")) {
            throw new IllegalArgumentException(name + ": " + tensor + " is " + type + "; convert it to F32");
        }
        return tensors.get(tensor).duplicate();
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
