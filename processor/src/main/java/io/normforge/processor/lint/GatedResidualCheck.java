package io.normforge.processor.lint;

import io.normforge.Residual;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import java.util.stream.IntStream;

/** A gate of the residual varies as the scale of the call does, along whole rows. */
final class GatedResidualCheck implements Check {

    private static final String ID = "gated-residual";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        if (declaration.residual().value() != Residual.GATED) {
            return List.of();
        }
        return Resolved.spec(declaration)
                .map(GatedResidualCheck::complaint)
                .filter(complaint -> !complaint.isEmpty())
                .map(complaint ->
                        List.of(Finding.error(ID, declaration.residual().position(), complaint)))
                .orElse(List.of());
    }

    private static String complaint(NormSpec spec) {
        if (spec.preset().pooling().hasChannels()) {
            return "a GATED residual stands before LAYER, RMS or UNIT, whose rows it is added to, and this is "
                    + spec.type() + "; write residual = BEFORE, and multiply the residual by its gate yourself";
        }
        if (!spec.takesScale()) {
            return "the gate of a residual varies as the scale does that a call gives, and affine = " + spec.affine()
                    + " has no such scale; write affine = SCALE or SCALE_SHIFT, or residual = BEFORE for a sum without a gate";
        }
        if (!spec.axes().equals(lastAxes(spec)) || !spec.affineAxes().containsAll(spec.axes())) {
            return "a GATED residual takes pooled axes that are the last ones, along all of which scale and gate vary; write"
                    + " affineAxes = {0, -1} for a gate of each sample, without axes";
        }
        return spec.masked()
                ? "a GATED residual and a mask do not go together; write residual = BEFORE, and multiply the residual by its"
                        + " gate yourself"
                : "";
    }

    /** As many as are pooled, from the end. */
    private static List<Integer> lastAxes(NormSpec spec) {
        return IntStream.range(spec.rank() - spec.axes().size(), spec.rank())
                .boxed()
                .toList();
    }
}
