package io.normforge.processor.lint;

import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Preset;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.List;

/** A statistic over one element says nothing. */
final class SingleElementCheck implements Check {

    private static final String ID = "single-element";

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        boolean usable = Rank.of(declaration).isPresent()
                && new SizesCheck().check(declaration).isEmpty()
                && new AxesCheck().check(declaration).isEmpty()
                && new AffineAxesCheck().check(declaration).isEmpty()
                && Preset.of(declaration.type().value()).isPresent();
        return usable ? findings(declaration, NormSpec.of(declaration)) : List.of();
    }

    private static List<Finding> findings(NormDeclaration declaration, NormSpec spec) {
        List<Finding> findings = new ArrayList<>();
        for (Declared<List<Declared<Integer>>> shape : declaration.shapes().value()) {
            List<Integer> sizes = shape.value().stream().map(Declared::value).toList();
            if (spec.canonical(sizes).pooled().equals(Size.ONE)) {
                findings.add(finding(spec.preset()).apply(shape));
            }
        }
        return findings;
    }

    private interface Report {
        Finding apply(Declared<List<Declared<Integer>>> shape);
    }

    private static Report finding(Preset preset) {
        String advice = "; pool more axes, or check the order of the sizes";
        if (!preset.perSample()) {
            return shape -> Finding.error(
                    ID, shape.position(), "each statistic pools one element, so there is nothing to train on" + advice);
        }
        String outcome =
                preset.centred() ? "the output is beta whatever x is" : "the output is little more than x's sign";
        return shape ->
                Finding.warning(ID, shape.position(), "each statistic pools one element, so " + outcome + advice);
    }
}
