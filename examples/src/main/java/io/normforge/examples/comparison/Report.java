package io.normforge.examples.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables and charts from a JSON file. The same file gives the same bytes. Arguments: that file, and a directory. */
public final class Report {

    private Report() {}

    /** Writes them. */
    public static void main(String[] arguments) {
        write(Json.read(Path.of(arguments[0]), Comparison.class), Path.of(arguments[1]));
    }

    static void write(Comparison comparison, Path directory) {
        files(comparison).forEach((name, text) -> write(directory.resolve(name), text));
    }

    private static Map<String, String> files(Comparison comparison) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("comparison.md", Tables.of(comparison));
        for (int threads : comparison.threads()) {
            files.put("ratios-" + threads + ".svg", RatioChart.of(comparison, threads));
            files.put("share-of-copy-" + threads + ".svg", CopyChart.of(comparison, threads));
        }
        if (!comparison.cold().isEmpty()) {
            files.put("first-calls.svg", FirstCallsChart.of(comparison));
        }
        return files;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
