package io.normforge.processor.testing;

import io.normforge.Normalize;
import io.normforge.processor.declaration.DeclarationReader;
import io.normforge.processor.declaration.NormDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** What the first stage reads of annotations, for tests of it and of what comes after, without generating anything. */
public final class Declarations {

    private static final String NAME = "name = ";

    private Declarations() {}

    /** Of one annotation, by what stands between its parentheses; without a name it is {@code Norm}. */
    public static NormDeclaration of(String attributes) {
        return of(List.of(attributes)).get(0);
    }

    /** The same of many, each on a class of its own, in one run of javac. */
    public static List<NormDeclaration> of(List<String> attributes) {
        String models = IntStream.range(0, attributes.size())
                .mapToObj(model -> "@Normalize(" + named(attributes.get(model)) + ") class Model" + model + " {}\n")
                .collect(Collectors.joining());
        return of("models.Models", models);
    }

    private static String named(String attributes) {
        return attributes.contains(NAME) ? attributes : NAME + "\"Norm\", " + attributes;
    }

    /** Of all annotations in a file, by the name of its class and what it declares below its package and imports. */
    public static List<NormDeclaration> of(String className, String types) {
        return of(Map.of(className, types));
    }

    /** Of all annotations in several files. */
    public static List<NormDeclaration> of(Map<String, String> typesByClass, String... options) {
        List<NormDeclaration> declarations = new ArrayList<>();
        read(typesByClass, (environment, declaration) -> declarations.add(declaration), options);
        if (declarations.isEmpty()) {
            throw new AssertionError("javac showed the processor no annotation of " + typesByClass);
        }
        return declarations;
    }

    /** Shows each to a visitor while javac runs, and gives what it then has to say. */
    public static List<Diagnostic<? extends JavaFileObject>> read(
            Map<String, String> typesByClass,
            BiConsumer<ProcessingEnvironment, NormDeclaration> visitor,
            String... options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(
                List.of("-proc:only", "--class-path", RuntimeClasses.path().toString()));
        all.addAll(List.of(options));
        try (JavaFileManager files = new InMemoryFiles(javac.getStandardFileManager(null, null, null))) {
            List<JavaFileObject> units = typesByClass.entrySet().stream()
                    .map(types -> InMemoryFiles.source(types.getKey(), header(types.getKey()) + types.getValue()))
                    .toList();
            JavaCompiler.CompilationTask task = javac.getTask(null, files, diagnostics, all, null, units);
            task.setProcessors(List.of(new Reading(visitor)));
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics();
    }

    private static String header(String className) {
        int dot = className.lastIndexOf('.');
        String declared = dot < 0 ? "" : "package " + className.substring(0, dot) + "; ";
        return declared + "import io.normforge.*; import static io.normforge.NormType.*;"
                + " import static io.normforge.Shape.*; ";
    }

    /** The first stage alone. */
    private static final class Reading extends AbstractProcessor {

        private final BiConsumer<ProcessingEnvironment, NormDeclaration> visitor;

        Reading(BiConsumer<ProcessingEnvironment, NormDeclaration> visitor) {
            this.visitor = visitor;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of(Normalize.class.getCanonicalName(), Normalize.Several.class.getCanonicalName());
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            DeclarationReader reader =
                    new DeclarationReader(processingEnv.getElementUtils(), processingEnv.getSourceVersion());
            reader.read(round, List.of()).forEach(declaration -> visitor.accept(processingEnv, declaration));
            return true;
        }
    }
}
