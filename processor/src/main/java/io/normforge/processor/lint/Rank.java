package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.Optional;

/** The rank that all shapes of a declaration have. */
final class Rank {

    private Rank() {}

    /** Empty where the shapes do not agree on one; {@link ShapesCheck} says so. */
    static Optional<Integer> of(NormDeclaration declaration) {
        var ranks = declaration.shapes().value().stream()
                .map(shape -> shape.value().size())
                .distinct()
                .toList();
        return ranks.size() == 1 && ranks.get(0) > 0 ? Optional.of(ranks.get(0)) : Optional.empty();
    }
}
