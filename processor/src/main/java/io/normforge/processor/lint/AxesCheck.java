package io.normforge.processor.lint;

import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;

/** The pooled axes are axes of the shape, each once. */
final class AxesCheck implements Check {

    private static final String ID = "axes";

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Rank.of(declaration)
                .map(rank -> AxisList.findings(ID, declaration.axes().value(), rank))
                .orElse(List.of());
    }
}
