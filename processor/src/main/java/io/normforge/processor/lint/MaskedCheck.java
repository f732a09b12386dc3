package io.normforge.processor.lint;

import io.normforge.Shape;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Pooling;
import io.normforge.processor.spec.Preset.Tracking;
import java.util.List;

/** A mask stands where padding can enter a statistic, and where whole positions are pooled. */
final class MaskedCheck implements Check {

    private static final String ID = "masked";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> check(NormDeclaration declaration) {
        if (!declaration.masked().value()) {
            return List.of();
        }
        return Resolved.spec(declaration)
                .map(MaskedCheck::complaint)
                .filter(complaint -> !complaint.isEmpty())
                .map(complaint -> List.of(Finding.error(ID, declaration.masked().position(), complaint)))
                .orElse(List.of());
    }

    /** Along what scale and shift vary that a call gives: each sample is a call of the kernel, or all of them are one. */
    private static List<Integer> ofCall(NormSpec spec) {
        return spec.poolsBatch() ? List.of(spec.elementAxis()) : List.of(0, spec.elementAxis());
    }

    private static String complaint(NormSpec spec) {
        if (spec.shapes().size() > 1) {
            return "a masked layer takes one shape, whose positions are DYNAMIC where their number differs; leave the others"
                    + " out";
        }
        if (spec.rank() < 2 || spec.axes().stream().noneMatch(axis -> axis != spec.elementAxis())) {
            return "no padding can enter a statistic of this " + spec.type() + ", for it pools no positions; leave the"
                    + " attribute out";
        }
        boolean mayPoolBatch = spec.preset().pooling() == Pooling.BATCH;
        if (!spec.axes().containsAll(spec.positionAxes()) || spec.poolsBatch() != mayPoolBatch) {
            return "a masked " + spec.type() + " pools all positions of a sample together; write all of "
                    + spec.positionAxes() + " into axes, or leave axes out";
        }
        if (spec.shapes().get(0).get(spec.elementAxis()) == Shape.DYNAMIC) {
            return "a position of a masked layer has a fixed number of elements, and axis " + spec.elementAxis()
                    + " is DYNAMIC; write a fixed size, or CONFIGURED for one that is known when the layer is made";
        }
        if (spec.takesScale() && !spec.affineAxes().equals(ofCall(spec))) {
            return "scale and shift of a masked " + spec.type()
                    + (spec.poolsBatch()
                            ? " are the same at every position of every sample, for all are packed side by side; write affineAxes = "
                                    + spec.elementAxis()
                            : " are those of a sample, and the same at all its positions; write affineAxes = {0, "
                                    + spec.elementAxis() + "}");
        }
        if (!spec.takesScale()
                && !List.of(List.of(), List.of(spec.elementAxis())).contains(spec.affineAxes())) {
            return "gamma and beta of a masked layer are the same at every position; write affineAxes = "
                    + spec.elementAxis() + ", or affine = NONE";
        }
        return spec.tracks() && spec.preset().tracking() == Tracking.ON_REQUEST
                ? "a masked " + spec.type() + " cannot track running statistics, for its samples have unequal counts;"
                        + " leave trackRunningStats out"
                : "";
    }
}
