package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.Optional;

/**
 * A pitfall that compiles: one class, one page under docs/checks, one fixture that shows its words, one line in
 * {@link Catalogue}. It is silent where it is not sure.
 */
public interface Advice {

    /** Its name, which is also that of its page. */
    String id();

    /** How loud it is where nothing else is said. */
    default Level level() {
        return Level.WARNING;
    }

    /** Whether one declaration's answer does for all. */
    default boolean isOfWholeCompilation() {
        return false;
    }

    /** What it has to say of a declaration without errors; usually nothing. */
    Optional<Remark> remark(NormDeclaration declaration, NormSpec spec);
}
