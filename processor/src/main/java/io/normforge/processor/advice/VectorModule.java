package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/** Kernels for the Vector API are left out where the compilation cannot see it. */
final class VectorModule implements Advice {

    @Override
    public String id() {
        return "vector-module";
    }

    @Override
    public Level level() {
        return Level.OFF;
    }

    @Override
    public boolean isOfWholeCompilation() {
        return true;
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> !each.model().seesVectors())
                .map(each -> Remark.telling(
                        declaration.name(),
                        "the vector module is not visible, so all layers are plain code",
                        "add --add-modules jdk.incubator.vector to javac and java, or in a module-info"
                                + " requires static jdk.incubator.vector"));
    }
}
