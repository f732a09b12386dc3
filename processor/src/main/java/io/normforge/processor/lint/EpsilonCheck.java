package io.normforge.processor.lint;

import io.normforge.Normalize;
import io.normforge.Shape;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** ε keeps the square root away from 0 without drowning the variance. */
final class EpsilonCheck implements Check {

    private static final String ID = "epsilon";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        float epsilon = declaration.epsilon().value();
        boolean isLeftOpen = epsilon == Normalize.EPSILON_BY_TYPE || epsilon == Shape.CONFIGURED;
        if (isLeftOpen || (epsilon > 0 && Float.isFinite(epsilon))) {
            return List.of();
        }
        return List.of(Finding.error(
                ID,
                declaration.epsilon().position(),
                "an epsilon of " + epsilon
                        + "; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED,"
                        + " where the constructor takes it"));
    }
}
