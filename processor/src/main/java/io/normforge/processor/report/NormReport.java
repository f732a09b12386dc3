package io.normforge.processor.report;

import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.lint.Finding;
import io.normforge.processor.spec.Alternative;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * One annotation.
 *
 * @param title what messages call the layer
 * @param layer the class that is generated
 * @param channelAxis the axis that the picture takes for that of the channels; −1 without one
 * @param more what is fused with the normalization, and what else is not the default
 * @param findings what the checks have to say
 * @param shapes none where an error keeps the layer from being generated
 */
record NormReport(
        String name,
        String title,
        String layer,
        NormType type,
        int channelAxis,
        List<String> more,
        List<FindingText> findings,
        List<ShapeReport> shapes) {

    private static final String CONFIGURED = "CONFIGURED";

    /** A finding without its place in the source. */
    record FindingText(String id, String level, String message, String page) {}

    static NormReport of(NormDeclaration declaration, List<Finding> findings) {
        List<FindingText> texts = findings.stream()
                .map(finding ->
                        new FindingText(finding.id(), finding.level().text(), finding.message(), finding.address()))
                .toList();
        boolean valid = declaration.readable() && findings.stream().noneMatch(Finding::isError);
        return valid ? of(declaration, NormSpec.of(declaration), texts) : broken(declaration, texts);
    }

    private static NormReport of(NormDeclaration declaration, NormSpec spec, List<FindingText> findings) {
        return new NormReport(
                spec.name(),
                spec.title(),
                declaration.model().qualify(spec.layerName()),
                spec.type(),
                Alternative.channelAxis(spec),
                more(spec),
                findings,
                ShapeReport.all(spec));
    }

    private static NormReport broken(NormDeclaration declaration, List<FindingText> findings) {
        return new NormReport(
                declaration.name().value(),
                declaration.title(),
                declaration.model().qualify(declaration.layerName()),
                declaration.type().value(),
                -1,
                List.of(),
                findings,
                List.of());
    }

    /** As the annotation writes it. */
    private static List<String> more(NormSpec spec) {
        List<String> more = new ArrayList<>();
        if (spec.epsilon() != spec.preset().usualEpsilon()) {
            more.add("epsilon = " + (spec.hasConfiguredEpsilon() ? CONFIGURED : spec.epsilon() + "f"));
        }
        if (spec.residual() != Residual.NONE) {
            more.add("residual = " + spec.residual());
        }
        if (spec.isActivated()) {
            more.add("activation = " + spec.activation());
        }
        if (spec.gate()) {
            more.add("gate = true");
        }
        if (spec.unitOffset()) {
            more.add("unitOffset = true");
        }
        if (spec.tracks()) {
            more.add("momentum = " + (spec.hasConfiguredMomentum() ? CONFIGURED : spec.momentum() + "f"));
        }
        if (spec.masked()) {
            more.add("masked = true");
        }
        return more;
    }
}
