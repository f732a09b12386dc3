package io.normforge.processor.lint;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.DeclaredValues;
import io.normforge.processor.spec.Preset;
import java.util.List;

/** The momentum is a share, and stands where there are running statistics. */
final class MomentumCheck implements Check {

    private static final String ID = "momentum";
    private static final float DEFAULT = 0.1f;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Preset.of(declaration.type().value())
                .map(preset -> findings(declaration, preset))
                .orElse(List.of());
    }

    private static List<Finding> findings(NormDeclaration declaration, Preset preset) {
        float momentum = declaration.momentum().value();
        NormType type = preset.type();
        if (!new DeclaredValues(declaration, preset).tracks()) {
            return momentum == DEFAULT
                    ? List.of()
                    : error(declaration, "this " + type + " has no running statistics for a momentum; leave it out");
        }
        if (!(momentum >= 0 && momentum <= 1) && momentum != Normalize.CUMULATIVE && momentum != Shape.CONFIGURED) {
            return error(
                    declaration,
                    "a momentum of " + momentum + "; write the share of a batch in the running statistics, from 0 to 1,"
                            + " CUMULATIVE for their average, or CONFIGURED, where the constructor takes it");
        }
        return List.of();
    }

    private static List<Finding> error(NormDeclaration declaration, String message) {
        return List.of(Finding.error(ID, declaration.momentum().position(), message));
    }
}
