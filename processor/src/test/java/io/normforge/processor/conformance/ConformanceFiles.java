package io.normforge.processor.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.conformance.ConformanceCase.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads the case files. Data are shortest decimals of floats, so they are parsed as floats and widened. */
final class ConformanceFiles {

    private ConformanceFiles() {}

    static List<ConformanceCase> family(String family) {
        return lines(family).stream().map(ConformanceFiles::caseOf).toList();
    }

    /** The objects of a family's file, for families of a form of their own. */
    static List<JsonObject> lines(String family) {
        try (BufferedReader reader = open(family + ".jsonl.gz")) {
            List<JsonObject> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JsonParser.parseString(line).getAsJsonObject());
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For each case id and output: the sum of the magnitudes of its terms. */
    static Map<String, Map<String, Double>> scales() {
        try (BufferedReader reader = open("tol_scale.json.gz")) {
            Map<String, Map<String, Double>> scales = new HashMap<>();
            JsonParser.parseReader(reader).getAsJsonObject().entrySet().forEach(entry -> {
                Map<String, Double> ofCase = new HashMap<>();
                entry.getValue()
                        .getAsJsonObject()
                        .entrySet()
                        .forEach(output ->
                                ofCase.put(output.getKey(), output.getValue().getAsDouble()));
                scales.put(entry.getKey(), ofCase);
            });
            return scales;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConformanceCase caseOf(JsonObject json) {
        return new ConformanceCase(
                json.get("id").getAsString(),
                json.get("op").getAsString(),
                new Attributes(json.getAsJsonObject("attributes")),
                inputs(json.getAsJsonArray("inputs")),
                expected(json.get("expected")));
    }

    static float[] floats(JsonArray values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).getAsFloat();
        }
        return floats;
    }

    static double[] doubles(JsonArray values) {
        double[] doubles = new double[values.size()];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values.get(i).getAsDouble();
        }
        return doubles;
    }

    static List<Integer> ints(JsonArray values) {
        return values.asList().stream().map(JsonElement::getAsInt).toList();
    }

    private static Map<String, Tensor> inputs(JsonArray inputs) {
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (JsonElement element : inputs == null ? new JsonArray() : inputs) {
            JsonObject input = element.getAsJsonObject();
            int[] shape = ints(input.getAsJsonArray("shape")).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            byName.put(input.get("name").getAsString(), new Tensor(shape, floats(input.getAsJsonArray("data"))));
        }
        return byName;
    }

    private static Map<String, Expected> expected(JsonElement outputs) {
        Map<String, Expected> byName = new LinkedHashMap<>();
        if (outputs == null || !outputs.isJsonArray()) {
            return byName;
        }
        for (JsonElement element : outputs.getAsJsonArray()) {
            JsonObject output = element.getAsJsonObject();
            boolean yardstick = output.has("f32") && output.get("f32").isJsonArray();
            byName.put(
                    output.get("name").getAsString(),
                    new Expected(
                            doubles(output.getAsJsonArray("f64")),
                            yardstick ? floats(output.getAsJsonArray("f32")) : null));
        }
        return byName;
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream resource = ConformanceFiles.class.getResourceAsStream("/conformance/" + file);
        if (resource == null) {
            throw new AssertionError("no test resource conformance/" + file);
        }
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8));
    }
}
