package io.normforge.processor.lint;

import io.normforge.Affine;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.DeclaredValues;
import io.normforge.processor.spec.Preset;
import java.util.ArrayList;
import java.util.List;

/** γ and β are ones the type has, and nothing is said of a γ that is not there. */
final class AffineCheck implements Check {

    private static final String ID = "affine";

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
        List<Finding> findings = new ArrayList<>();
        Affine affine = new DeclaredValues(declaration, preset).affine();
        if (affine == Affine.GAMMA_BETA && !preset.hasBeta()) {
            findings.add(Finding.error(
                    ID,
                    declaration.affine().position(),
                    preset.type()
                            + " learns no beta: it does not centre; write affine = GAMMA or NONE, SCALE_SHIFT for a shift"
                            + " that each call gives, or type = LAYER"));
        }
        if (affine == Affine.NONE && declaration.unitOffset().value()) {
            findings.add(Finding.error(
                    ID,
                    declaration.unitOffset().position(),
                    "unitOffset makes the scale 1 + gamma, but affine = NONE leaves no gamma; drop one of the two"));
        }
        if (affine == Affine.NONE && !declaration.affineAxes().value().isEmpty()) {
            findings.add(Finding.error(
                    ID,
                    declaration.affineAxes().position(),
                    "affineAxes says how gamma and beta vary, but affine = NONE leaves neither; drop one of the two"));
        }
        return findings;
    }
}
