package io.normforge.processor.testing;

import io.normforge.Normalize;
import io.normforge.processor.declaration.DeclarationReader;
import io.normforge.processor.declaration.NormDeclaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
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
        Map<String, String> sources = new LinkedHashMap<>();
        typesByClass.forEach((className, types) -> sources.put(className, header(className) + types));
        Reading reading = new Reading();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(
                List.of("-proc:only", "--class-path", RuntimeClasses.path().toString()));
        all.addAll(List.of(options));
        try (JavaFileManager files = new InMemoryFiles(javac.getStandardFileManager(null, null, null))) {
            List<JavaFileObject> units = sources.entrySet().stream()
                    .map(source -> InMemoryFiles.source(source.getKey(), source.getValue()))
                    .toList();
            // What does not compile is read as stand-ins, and what javac says of it is no subject here.
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, new DiagnosticCollector<>(), all, null, units);
            task.setProcessors(List.of(reading));
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (reading.declarations.isEmpty()) {
            throw new AssertionError("javac showed the processor no annotation of " + typesByClass);
        }
        return reading.declarations;
    }

    private static String header(String className) {
        int dot = className.lastIndexOf('.');
        String declared = dot < 0 ? "" : "package " + className.substring(0, dot) + "; ";
        return declared + "import io.normforge.*; import static io.normforge.NormType.*;"
                + " import static io.normforge.Shape.*; ";
    }

    /** The first stage alone. */
    private static final class Reading extends AbstractProcessor {

        private final List<NormDeclaration> declarations = new ArrayList<>();

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
            declarations.addAll(reader.read(round, List.of()));
            return true;
        }
    }
}
