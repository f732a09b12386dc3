package io.normforge.processor.lint;

import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Preset;
import io.normforge.processor.spec.Size;
import java.util.ArrayList;
import java.util.List;

/** A statistic over one element has no variance; for LAYER, RMS and UNIT it is advice, as nothing is lost but sense. */
final class SingleElementCheck implements Check {

    private static final String ID = "single-element";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        return Resolved.spec(declaration)
                .filter(spec -> !spec.preset().toleratesSingleElement())
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
        return Finding.error(
                ID, position, "each statistic pools one element, which has no variance; " + advice(preset));
    }

    private static String advice(Preset preset) {
        return switch (preset.pooling()) {
            case BATCH -> "make the batch axis larger or DYNAMIC, or write type = GROUP or LAYER";
            case SPACE -> "write type = GROUP or LAYER, or check the order of the sizes";
            default -> "write fewer groups, or check the order of the sizes";
        };
    }
}
