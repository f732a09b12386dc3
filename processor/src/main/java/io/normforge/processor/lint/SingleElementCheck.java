package io.normforge.processor.lint;

import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
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
        return Resolved.spec(declaration)
                .map(spec -> findings(declaration, spec))
                .orElse(List.of());
    }

    private static List<Finding> findings(NormDeclaration declaration, NormSpec spec) {
        List<Finding> findings = new ArrayList<>();
        for (Declared<List<Declared<Integer>>> shape : declaration.shapes().value()) {
            List<Integer> sizes = shape.value().stream().map(Declared::value).toList();
            if (spec.canonical(sizes).pooled().equals(Size.ONE)) {
                findings.add(finding(spec.preset(), shape.position()));
            }
        }
        return findings;
    }

    private static Finding finding(Preset preset, Position position) {
        if (!preset.toleratesSingleElement()) {
            return Finding.error(
                    ID, position, "each statistic pools one element, which has no variance; " + advice(preset));
        }
        String outcome =
                preset.centred() ? "the output is beta whatever x is" : "the output is little more than x's sign";
        return Finding.warning(
                ID,
                position,
                "each statistic pools one element, so " + outcome
                        + "; pool more axes, or check the order of the sizes");
    }

    private static String advice(Preset preset) {
        return switch (preset.pooling()) {
            case BATCH -> "make the batch axis larger or DYNAMIC, or write type = GROUP or LAYER";
            case SPACE -> "write type = GROUP or LAYER, or check the order of the sizes";
            default -> "write fewer groups, or check the order of the sizes";
        };
    }
}
