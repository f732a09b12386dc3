package io.normforge.integrations.testing.programs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The cases of SYNC_BATCH that another system computed: those of the folder that cases are collected in, where it is there, else the
 * copies among the processor's test resources. Paths are those of a module beside this one.
 */
final class SyncCases {

    private static final List<Path> FOLDERS = List.of(
            Path.of("../../../shared/conformance/torch"), Path.of("../../processor/src/test/resources/conformance"));

    private final Path folder;

    SyncCases() {
        folder = FOLDERS.stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no conformance cases in " + FOLDERS + " of "
                        + Path.of("").toAbsolutePath()));
    }

    /** Those for a number of ranks. */
    List<JsonObject> of(int ranks) {
        return read("syncbn.jsonl.gz")
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(json ->
                        json.getAsJsonObject("attributes").get("world_size").getAsInt() == ranks)
                .toList();
    }

    /** The sum of the magnitudes of the terms of each output of a case. */
    Map<String, Double> scales(JsonObject syncCase) {
        JsonObject all = JsonParser.parseString(
                        String.join("", read("tol_scale.json.gz").toList()))
                .getAsJsonObject();
        Map<String, Double> scales = new HashMap<>();
        all.getAsJsonObject(syncCase.get("id").getAsString())
                .entrySet()
                .forEach(entry -> scales.put(entry.getKey(), entry.getValue().getAsDouble()));
        return scales;
    }

    /** An input or an output by its name. */
    static JsonObject named(JsonArray tensors, String name) {
        for (JsonElement tensor : tensors) {
            if (tensor.getAsJsonObject().get("name").getAsString().equals(name)) {
                return tensor.getAsJsonObject();
            }
        }
        throw new IllegalArgumentException("no " + name + " among the tensors of a case");
    }

    /** Data are shortest decimals of floats. */
    static float[] floats(JsonArray values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).getAsFloat();
        }
        return floats;
    }

    private Stream<String> read(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))), StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
