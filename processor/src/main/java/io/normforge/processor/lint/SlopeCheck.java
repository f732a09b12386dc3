package io.normforge.processor.lint;

import io.normforge.Activation;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** Only LEAKY_RELU has a slope, and one that is a number. */
final class SlopeCheck implements Check {

    private static final String ID = "slope";
    private static final float DEFAULT = 0.01f;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        Activation activation = declaration.activation().value();
        float slope = declaration.slope().value();
        if (activation != Activation.LEAKY_RELU) {
            return slope == DEFAULT ? List.of() : List.of(without(declaration, activation));
        }
        if (slope == 0 || !Float.isFinite(slope)) {
            return List.of(Finding.error(
                    ID,
                    declaration.slope().position(),
                    "a slope of " + slope
                            + "; write a finite one that is not 0, such as 0.01f (activation = RELU is the"
                            + " one with 0)"));
        }
        return List.of();
    }

    private static Finding without(NormDeclaration declaration, Activation activation) {
        return Finding.error(
                ID,
                declaration.slope().position(),
                activation + " has no slope; leave the attribute out, or write activation = LEAKY_RELU");
    }
}
