/**
 * The annotation processor that writes a normalization kernel for exactly the annotated shape. It exports nothing: the
 * compiler finds it as a service, and nobody links to it.
 */
// JavaPoet and auto-service have no module descriptor, but both fix their module's name in the manifest.
@SuppressWarnings("requires-automatic")
module io.normforge.processor {
    requires com.palantir.javapoet;
    requires io.normforge;
    requires java.compiler;
    requires static jdk.compiler;
    requires static com.google.auto.service;

    provides javax.annotation.processing.Processor with
            io.normforge.processor.NormalizeProcessor;
}
