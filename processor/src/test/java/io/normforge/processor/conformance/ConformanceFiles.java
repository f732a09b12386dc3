package io.normforge.processor.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.normforge.processor.conformance.ConformanceCase.Expected;
import io.normforge.processor.conformance.ConformanceCase.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads the case files: those of the folder that cases are collected in, where it is there ({@code -Dnormforge.torch} names
 * another), else the copies among the test resources. Every file of cases in it is read, and each case belongs to the tests of
 * its {@link CaseForm}. Data are shortest decimals of floats, so they are parsed as floats and widened.
 */
final class ConformanceFiles {

    static final Path FOLDER = Path.of(System.getProperty("normforge.torch", "../../shared/conformance/torch"));

    private static final String SUFFIX = ".jsonl.gz";

    private ConformanceFiles() {}

    /** The families that have a case of the form. */
    static List<String> families(CaseForm form) {
        return familiesIn(source()).stream()
                .filter(family -> !lines(family, form).isEmpty())
                .toList();
    }

    /** The cases of a family that are written out. */
    static List<ConformanceCase> family(String family) {
        return lines(family, CaseForm.WRITTEN_OUT).stream()
                .map(ConformanceFiles::caseOf)
                .toList();
    }

    /** All cases of a form. */
    static List<JsonObject> cases(CaseForm form) {
        return familiesIn(source()).stream()
                .flatMap(family -> lines(family, form).stream())
                .toList();
    }

    /** The ids of all cases of a folder. */
    static List<String> idsIn(Path folder) {
        return familiesIn(folder).stream()
                .flatMap(family -> linesOf(folder.resolve(family + SUFFIX)).stream())
                .map(json -> json.get("id").getAsString())
                .toList();
    }

    /** The folder of the copies. */
    static Path copies() {
        try {
            return Path.of(ConformanceFiles.class.getResource("/conformance").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path source() {
        return Files.isDirectory(FOLDER) ? FOLDER : copies();
    }

    private static List<String> familiesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonObject> lines(String family, CaseForm form) {
        return linesOf(source().resolve(family + SUFFIX)).stream()
                .filter(json -> CaseForm.of(json) == form)
                .toList();
    }

    private static List<JsonObject> linesOf(Path file) {
        try (BufferedReader reader = open(file)) {
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
        try (BufferedReader reader = open(source().resolve("tol_scale.json.gz"))) {
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

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
