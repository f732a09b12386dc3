package io.normforge.processor.testing;

import io.normforge.processor.NormalizeProcessor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles many specs in one run of javac with the processor, in memory, as a user of Java 17 would: {@code --release
 * 17}, every lint on.
 *
 * <p>Immutable; {@code with…} returns another compiler.
 */
public final class LayerCompiler {

    /** The package of all models under test. */
    static final String PACKAGE = "layers";

    /** javac says it whenever the vector module is there, and no option that Java 17 knows silences it. */
    private static final String INCUBATING = "compiler.warn.incubating.modules";

    private static final String ANNOTATION = "@Normalize(";

    private final List<String> options;
    private final Map<String, String> extraSources;
    private final int release;
    private final boolean onSegments;

    private LayerCompiler(List<String> options, Map<String, String> extraSources, int release, boolean onSegments) {
        this.options = options;
        this.extraSources = extraSources;
        this.release = release;
        this.onSegments = onSegments;
    }

    /** With the vector module visible, so that layers come with kernels of every width. */
    public static LayerCompiler plainAndVector() {
        return plainOnly().withOptions("--add-modules", "jdk.incubator.vector");
    }

    /** Without the vector module, as most builds are. */
    public static LayerCompiler plainOnly() {
        return new LayerCompiler(List.of("-Xlint:all", "-Anormforge.check=all=off"), Map.of(), 17, false);
    }

    /** As a user of another Java would. */
    public LayerCompiler withRelease(int other) {
        return new LayerCompiler(options, extraSources, other, onSegments);
    }

    /** As a user would whose layers take memory segments, too. */
    public LayerCompiler onSegments() {
        return new LayerCompiler(options, extraSources, SegmentBridge.SINCE, true);
    }

    public LayerCompiler withOptions(String... more) {
        return new LayerCompiler(
                Stream.concat(options.stream(), Stream.of(more)).toList(), extraSources, release, onSegments);
    }

    /** A hand-written class beside the models, in their package: a caller of the generated layers, for example. */
    public LayerCompiler withSource(String simpleName, String text) {
        Map<String, String> sources = new LinkedHashMap<>(extraSources);
        sources.put(simpleName, text);
        return new LayerCompiler(options, sources, release, onSegments);
    }

    /** The binary name of the layer generated for the spec of this index. */
    public static String layerName(int index) {
        return PACKAGE + "." + modelName(index) + AnnotationText.LAYER_NAME;
    }

    /** The compiled layers; fails the test on any error or warning. Advice is switched off: random specs ignore it. */
    public CompiledLayers compile(List<LayerSpec> specs) {
        Outcome outcome = run(specs);
        List<String> complaints = outcome.diagnostics.stream()
                .filter(LayerCompiler::isComplaint)
                .map(diagnostic -> describe(diagnostic, specs))
                .toList();
        if (!complaints.isEmpty() || !outcome.succeeded) {
            throw new AssertionError(complaints.size() + " complaints of javac:\n"
                    + String.join("\n\n", complaints.subList(0, Math.min(10, complaints.size()))));
        }
        return new CompiledLayers(specs, outcome.files.generatedSources(), outcome.files.classFiles());
    }

    /** The compiled layer, or nothing where the processor refuses the spec. */
    Optional<CompiledLayers> compileIfAccepted(LayerSpec spec) {
        Outcome outcome = run(List.of(spec));
        return outcome.succeeded
                ? Optional.of(
                        new CompiledLayers(List.of(spec), outcome.files.generatedSources(), outcome.files.classFiles()))
                : Optional.empty();
    }

    /** The error messages of a compilation that must fail, in the order of their positions. */
    public List<String> refuse(LayerSpec spec) {
        Outcome outcome = run(List.of(spec));
        if (outcome.succeeded) {
            throw new AssertionError("compiles, but should be refused: " + spec);
        }
        return outcome.diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** The same layers from generated sources that are changed, as a fault of the processor might change them. */
    CompiledLayers recompile(CompiledLayers compiled, UnaryOperator<String> fault) {
        Map<String, String> faulty = new TreeMap<>();
        compiled.sources().forEach((name, text) -> faulty.put(name, fault.apply(text)));
        List<JavaFileObject> all = new ArrayList<>(sources(compiled.specs()));
        faulty.forEach((name, text) -> all.add(InMemoryFiles.source(name, text)));
        Outcome outcome = run(all, Set.of());
        if (!outcome.succeeded) {
            throw new AssertionError("the faulty sources do not compile: " + outcome.diagnostics);
        }
        return new CompiledLayers(compiled.specs(), faulty, outcome.files.classFiles());
    }

    private Outcome run(List<LayerSpec> specs) {
        return run(sources(specs), Set.of(new NormalizeProcessor()));
    }

    private Outcome run(List<JavaFileObject> sources, Set<Processor> processors) {
        return run(sources, processors, RuntimeClasses.path().toString());
    }

    private Outcome run(List<JavaFileObject> sources, Set<Processor> processors, String classPath) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager platform =
                javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        InMemoryFiles files = new InMemoryFiles(platform);
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--release", String.valueOf(release)));
        arguments.addAll(List.of("-classpath", classPath));
        JavaCompiler.CompilationTask task = javac.getTask(null, files, diagnostics, arguments, null, sources);
        task.setProcessors(processors);
        return new Outcome(task.call(), diagnostics.getDiagnostics(), files);
    }

    /** A hand-written class alone. */
    ClassLoader load(String className, String resource) {
        String path = RuntimeClasses.path() + File.pathSeparator + RuntimeClasses.pathOf(LayerCompiler.class);
        Outcome outcome = run(List.of(InMemoryFiles.source(className, read(resource))), Set.of(), path);
        if (!outcome.succeeded) {
            throw new AssertionError(resource + " does not compile: " + outcome.diagnostics);
        }
        return new CompiledLayers(List.of(), Map.of(), outcome.files.classFiles()).loader();
    }

    private static String read(String resource) {
        try (InputStream in = LayerCompiler.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JavaFileObject> sources(List<LayerSpec> specs) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            String text = AnnotationText.modelSource(PACKAGE, modelName(i), specs.get(i));
            sources.add(InMemoryFiles.source(PACKAGE + "." + modelName(i), onSegments ? withSegments(text) : text));
        }
        extraSources.forEach((name, text) -> sources.add(InMemoryFiles.source(PACKAGE + "." + name, text)));
        return sources;
    }

    private static String withSegments(String model) {
        return model.replace(ANNOTATION, ANNOTATION + "storage = {Storage.ARRAYS, Storage.SEGMENTS}, ");
    }

    private static boolean isComplaint(Diagnostic<? extends JavaFileObject> diagnostic) {
        return switch (diagnostic.getKind()) {
            case ERROR -> true;
            case WARNING, MANDATORY_WARNING -> !diagnostic.getCode().equals(INCUBATING);
            default -> false;
        };
    }

    /** Which spec's model a diagnostic stands in, −1 for any other file. */
    private static int modelIndex(Diagnostic<? extends JavaFileObject> diagnostic, List<LayerSpec> specs) {
        if (diagnostic.getSource() == null) {
            return -1;
        }
        String path = diagnostic.getSource().getName();
        return IntStream.range(0, specs.size())
                .filter(i -> path.endsWith("/" + modelName(i) + ".java"))
                .findFirst()
                .orElse(-1);
    }

    private static String describe(Diagnostic<? extends JavaFileObject> diagnostic, List<LayerSpec> specs) {
        int index = modelIndex(diagnostic, specs);
        return diagnostic + "\n(" + diagnostic.getCode() + ")" + (index < 0 ? "" : "\n" + specs.get(index));
    }

    private static String modelName(int index) {
        return "M" + index;
    }

    private record Outcome(
            boolean succeeded, List<Diagnostic<? extends JavaFileObject>> diagnostics, InMemoryFiles files) {}
}
