package io.normforge.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.testing.compile.JavaFileObjects;
import io.normforge.processor.NormalizeProcessor;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.RuntimeClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The pages of a compilation with the report on. */
final class Pages {

    private static final String DATA = "<script type=\"application/json\" id=\"data\">";

    private Pages() {}

    /** Model sources by class name, to pages by the path of their file. Refused annotations have pages too. */
    static Map<String, String> of(Map<String, String> sources, String... options) {
        try {
            Path directory = Files.createTempDirectory("pages");
            try {
                process(directory, sources, List.of(options));
                return read(directory);
            } finally {
                MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the processor, and compiles nothing. */
    private static void process(Path directory, Map<String, String> sources, List<String> more) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(List.of("-Anormforge.report=true", "-proc:only", "--release", "17"));
        options.addAll(List.of("-classpath", RuntimeClasses.path().toString()));
        options.addAll(List.of("-d", directory.toString(), "-s", directory.toString()));
        options.addAll(more);
        List<JavaFileObject> files = sources.entrySet().stream()
                .map(source -> JavaFileObjects.forSourceString(source.getKey(), source.getValue()))
                .toList();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, manager, new DiagnosticCollector<>(), options, null, files);
            task.setProcessors(Set.of(new NormalizeProcessor()));
            task.call();
        }
    }

    private static Map<String, String> read(Path directory) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".html")) {
                    pages.put(directory.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return pages;
    }

    /** The page of one model in the package {@code demo}, whose annotations are these. */
    static String of(List<String> annotations) {
        String source = "package demo; import io.normforge.*; " + String.join(" ", annotations) + " class Model {}";
        Map<String, String> pages = of(Map.of("demo.Model", source));
        assertThat(pages).containsOnlyKeys("demo/Model.normforge.html");
        return pages.get("demo/Model.normforge.html");
    }

    /** The page of a model with a layer for each spec. */
    static String ofSpecs(List<LayerSpec> specs) {
        return of(IntStream.range(0, specs.size())
                .mapToObj(i -> specs.get(i).toString().replace("name = \"Norm\"", "name = \"Norm" + i + "\""))
                .toList());
    }

    /** What the script of a page is given. */
    static JsonObject data(String page) {
        int from = page.indexOf(DATA) + DATA.length();
        return JsonParser.parseString(page.substring(from, page.indexOf("</script>", from)))
                .getAsJsonObject();
    }
}
