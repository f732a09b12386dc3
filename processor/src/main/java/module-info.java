/**
 * The annotation processor that writes a normalization kernel for exactly the annotated shape. It exports nothing: the
 * compiler finds it as a service, and nobody links to it.
 */
@SuppressWarnings("requires-automatic") // neither JavaPoet nor auto-service has a descriptor, but both name their module
module io.normforge.processor {
    requires com.palantir.javapoet;
    requires io.normforge;
    requires java.compiler;
    requires static com.google.auto.service;

    provides javax.annotation.processing.Processor with
            io.normforge.processor.NormalizeProcessor;
}
