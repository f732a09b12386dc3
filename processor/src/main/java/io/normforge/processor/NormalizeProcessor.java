package io.normforge.processor;

import com.google.auto.service.AutoService;
import io.normforge.Normalize;
import io.normforge.internal.Generated;
import io.normforge.processor.declaration.DeclarationReader;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
import io.normforge.processor.emit.Emitter;
import io.normforge.processor.emit.SourceFile;
import io.normforge.processor.lint.Finding;
import io.normforge.processor.lint.Lint;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Writes the layer and the kernels for every {@link io.normforge.Normalize}. Wires the stages, prints what they find,
 * writes what they make, and does nothing else.
 *
 * <p>Options: {@code -Anormforge.lanes=16,8,4} narrows the vector kernels to these widths, in floats.
 */
@AutoService(Processor.class)
public final class NormalizeProcessor extends AbstractProcessor {

    private static final String LANES_OPTION = "normforge.lanes";

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // Claiming its own mark too, it leaves javac no annotation to warn of.
        return Set.of(
                Normalize.class.getCanonicalName(),
                Normalize.Several.class.getCanonicalName(),
                Generated.class.getCanonicalName());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(LANES_OPTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        List<NormDeclaration> declarations = new DeclarationReader(processingEnv.getElementUtils()).read(round);
        Map<NormDeclaration, List<Finding>> findings = Lint.findings(declarations);
        for (NormDeclaration declaration : declarations) {
            findings.get(declaration).forEach(finding -> print(declaration, finding));
            files(declaration, findings.get(declaration)).forEach(file -> write(declaration.position(), file));
        }
        return true;
    }

    private Stream<SourceFile> files(NormDeclaration declaration, List<Finding> findings) {
        if (declaration.readable() && findings.stream().noneMatch(Finding::isError)) {
            return Emitter.layer(NormSpec.of(declaration), widths()).stream();
        }
        return Lint.leavesNameFree(declaration, findings) ? Stream.of(Emitter.stub(declaration)) : Stream.of();
    }

    private List<Width> widths() {
        String wish = processingEnv.getOptions().get(LANES_OPTION);
        return wish == null ? Width.VECTORS : Width.withLanes(List.of(wish.split(",")));
    }

    private void print(NormDeclaration declaration, Finding finding) {
        Diagnostic.Kind kind = finding.isError() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
        String message = "[" + finding.id() + "] " + declaration.title() + ": " + finding.message();
        finding.position().print(processingEnv, kind, message);
    }

    private void write(Position position, SourceFile file) {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(file.className(), position.element())
                .openWriter()) {
            writer.write(file.text());
        } catch (IOException e) {
            position.print(
                    processingEnv,
                    Diagnostic.Kind.ERROR,
                    "could not write " + file.className() + ": " + e.getMessage());
        }
    }
}
