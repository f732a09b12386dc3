package io.normforge.processor;

import com.google.auto.service.AutoService;
import io.normforge.Normalize;
import io.normforge.internal.Generated;
import io.normforge.processor.advice.Level;
import io.normforge.processor.declaration.DeclarationReader;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
import io.normforge.processor.emit.Emitter;
import io.normforge.processor.emit.SourceFile;
import io.normforge.processor.lint.Finding;
import io.normforge.processor.lint.Lint;
import io.normforge.processor.report.ReportPage;
import io.normforge.processor.spec.NormSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes the layer and the kernels for every {@link io.normforge.Normalize}. Wires the stages, prints what they find,
 * writes what they make, and does nothing else.
 *
 * <p>Options: {@code -Anormforge.lanes=16,8,4} narrows the vector kernels to these widths, in floats;
 * {@code -Anormforge.check=small-batch=error,group-of-one=off} sets how loud an advice is; {@code
 * -Anormforge.report=true} writes a page about each model's layers beside them.
 */
@AutoService(Processor.class)
public final class NormalizeProcessor extends AbstractProcessor {

    /** What has been said of the whole compilation. */
    private final Set<String> told = new HashSet<>();

    private final Awaited awaited = new Awaited();
    private int rounds;

    private final List<NormDeclaration> reported = new ArrayList<>();
    private final Map<NormDeclaration, List<Finding>> reportedFindings = new HashMap<>();

    private Options options = Options.of(Map.of());
    private Lint lint = new Lint(options.levels());

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
        return Options.names();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        options = Options.of(environment.getOptions());
        lint = new Lint(options.levels());
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        rounds++;
        DeclarationReader reader =
                new DeclarationReader(processingEnv.getElementUtils(), processingEnv.getSourceVersion());
        List<NormDeclaration> declarations =
                awaited.ready(reader.read(round, awaited.waiting()), roots(round), round.processingOver());
        askForAnotherRound();
        Map<NormDeclaration, List<Finding>> findings = lint.findings(declarations);
        if (!declarations.isEmpty()) {
            checkCompilation();
        }
        for (NormDeclaration declaration : declarations) {
            findings.get(declaration).forEach(finding -> print(declaration, finding));
            writeAll(declaration, files(declaration, findings.get(declaration)));
        }
        writeReports(declarations, findings, round.processingOver());
        // Left unclaimed, they would be a warning under -Xlint:processing, which some builds take for an error. But
        // where no others stand, what is claimed keeps processors for all annotations from running, and one may be
        // awaited.
        return awaited.waiting().isEmpty();
    }

    private static Set<String> roots(RoundEnvironment round) {
        return ElementFilter.typesIn(round.getRootElements()).stream()
                .map(type -> type.getQualifiedName().toString())
                .collect(Collectors.toSet());
    }

    /** By a class, which is all that brings one. */
    private void askForAnotherRound() {
        awaited.waiting().stream()
                .limit(1)
                .forEach(declaration -> isWritten(declaration, Emitter.awaiting(declaration.model(), rounds)));
    }

    /** In the last round, as layers of one model may come in several. */
    private void writeReports(
            List<NormDeclaration> declarations, Map<NormDeclaration, List<Finding>> findings, boolean isLastRound) {
        reported.addAll(declarations);
        reportedFindings.putAll(findings);
        if (isLastRound && options.reports()) {
            ReportPage.all(reportedFindings, reported).forEach(this::write);
        }
    }

    /** Says once what all layers would say. */
    private void checkCompilation() {
        if (isOldSource()) {
            once("generated code is Java 17, and this compilation is for Java "
                    + processingEnv.getSourceVersion().ordinal() + "; compile with --release 17 or later");
        }
        options.problems().forEach(this::once);
    }

    private boolean isOldSource() {
        return processingEnv.getSourceVersion().compareTo(SourceVersion.RELEASE_17) < 0;
    }

    private void once(String message) {
        if (told.add(message)) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
        }
    }

    private List<SourceFile> files(NormDeclaration declaration, List<Finding> findings) {
        if (declaration.readable() && !isOldSource() && findings.stream().noneMatch(Finding::isError)) {
            return Emitter.layer(NormSpec.of(declaration), options.widths());
        }
        return Lint.leavesNameFree(declaration, findings) ? List.of(Emitter.stub(declaration)) : List.of();
    }

    private void print(NormDeclaration declaration, Finding finding) {
        finding.position()
                .print(processingEnv, kind(finding.level()), finding.text(declaration.title()), finding.page());
    }

    private static Diagnostic.Kind kind(Level level) {
        return switch (level) {
            case ERROR -> Diagnostic.Kind.ERROR;
            case WARNING -> Diagnostic.Kind.WARNING;
            case NOTE, OFF -> Diagnostic.Kind.NOTE;
        };
    }

    /** In order, up to the first that cannot be written: the others would say the same again. */
    private void writeAll(NormDeclaration declaration, List<SourceFile> files) {
        for (SourceFile file : files) {
            if (!isWritten(declaration, file)) {
                return;
            }
        }
    }

    private boolean isWritten(NormDeclaration declaration, SourceFile file) {
        Position position = declaration.position();
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(file.className(), position.element())
                .openWriter()) {
            writer.write(file.text());
            awaited.wrote(file.className());
            return true;
        } catch (FilerException e) {
            print(declaration, Lint.alreadyWritten(declaration, file.className()));
        } catch (IOException | InvalidPathException e) {
            position.print(
                    processingEnv,
                    Diagnostic.Kind.ERROR,
                    "could not write " + file.className() + ": " + e.getMessage(),
                    "");
        }
        return false;
    }

    /** A page that cannot be written is missed, but keeps no layer from being compiled. */
    private void write(ReportPage page) {
        Element[] models =
                page.positions().stream().map(Position::element).distinct().toArray(Element[]::new);
        try (OutputStream out = processingEnv
                .getFiler()
                .createResource(StandardLocation.SOURCE_OUTPUT, page.packageName(), page.fileName(), models)
                .openOutputStream()) {
            out.write(page.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            page.positions()
                    .get(0)
                    .print(
                            processingEnv,
                            Diagnostic.Kind.WARNING,
                            "could not write the report " + page.fileName() + ": " + e.getMessage(),
                            "");
        }
    }
}
