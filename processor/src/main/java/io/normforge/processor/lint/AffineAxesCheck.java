package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** The axes of γ and β are axes of the shape, each once. */
final class AffineAxesCheck implements Check {

    private static final String ID = "affine-axes";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Rank.of(declaration)
                .map(rank -> AxisList.findings(ID, declaration.affineAxes().value(), rank))
                .orElse(List.of());
    }
}
